#include "sim/random/philox_columns.hpp"

#include <cassert>

#if defined(__x86_64__)
// A false alarm inside GCC 12's own header (its bug 105593).
#pragma GCC diagnostic push
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

namespace sim {

namespace {

constexpr int rounds = 10;
constexpr std::uint32_t multiplier_0 = 0xD2511F53u;
constexpr std::uint32_t multiplier_1 = 0xCD9E8D57u;
constexpr std::uint32_t weyl_0 = 0x9E3779B9u;
constexpr std::uint32_t weyl_1 = 0xBB67AE85u;

/// Agents [first, all) in plain loops over short arrays.
void fill_plain(PhiloxColumns const& columns, std::size_t first)
{
    constexpr std::size_t width = 64;
    std::size_t const count = columns.agents.size();
    for (std::size_t start = first; start < count; start += width) {
        std::size_t const n = count - start < width ? count - start : width;
        std::uint32_t c0[width] = {};
        std::uint32_t c1[width] = {};
        std::uint32_t c2[width];
        std::uint32_t c3[width];
        for (std::size_t i = 0; i < n; ++i) {
            c0[i] = static_cast<std::uint32_t>(columns.agents[start + i]);
            c1[i] = static_cast<std::uint32_t>(columns.agents[start + i] >> 32);
        }
        for (std::size_t i = 0; i < width; ++i) {
            c2[i] = columns.counter_2;
            c3[i] = 0;
        }
        std::uint32_t k0 = columns.key[0];
        std::uint32_t k1 = columns.key[1];
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < width; ++i) {
                std::uint64_t const p0 = std::uint64_t{multiplier_0} * c0[i];
                std::uint64_t const p1 = std::uint64_t{multiplier_1} * c2[i];
                std::uint32_t const n0 = static_cast<std::uint32_t>(p1 >> 32) ^ c1[i] ^ k0;
                std::uint32_t const n2 = static_cast<std::uint32_t>(p0 >> 32) ^ c3[i] ^ k1;
                c1[i] = static_cast<std::uint32_t>(p1);
                c3[i] = static_cast<std::uint32_t>(p0);
                c0[i] = n0;
                c2[i] = n2;
            }
            k0 += weyl_0;
            k1 += weyl_1;
        }
        for (std::size_t i = 0; i < n; ++i) {
            columns.words[0][start + i] = c0[i];
            columns.words[1][start + i] = c1[i];
            columns.words[2][start + i] = c2[i];
            columns.words[3][start + i] = c3[i];
        }
    }
}

#if defined(__x86_64__)

// Each word lies in the lower half of a 64-bit lane. The multiplication takes the lower halves only
// and gives the whole product, so nothing has to be packed or cleared between rounds: what stands
// in the upper halves is never read. Four vectors side by side hide how long a product takes.
constexpr std::size_t side_by_side = 4;

/// As many agents as fill whole steps; returns how many those are.
__attribute__((target("avx2"))) std::size_t fill_avx2(PhiloxColumns const& columns)
{
    constexpr std::size_t lanes = 4;
    constexpr std::size_t step = lanes * side_by_side;
    __m256i const m0 = _mm256_set1_epi64x(multiplier_0);
    __m256i const m1 = _mm256_set1_epi64x(multiplier_1);
    __m256i const lower_halves = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
    std::size_t const whole = columns.agents.size() / step * step;
    for (std::size_t start = 0; start < whole; start += step) {
        __m256i c[4][side_by_side];
        for (std::size_t v = 0; v < side_by_side; ++v) {
            c[0][v] = _mm256_loadu_si256(
                reinterpret_cast<__m256i const*>(columns.agents.data() + start + lanes * v));
            c[1][v] = _mm256_srli_epi64(c[0][v], 32);
            c[2][v] = _mm256_set1_epi64x(columns.counter_2);
            c[3][v] = _mm256_setzero_si256();
        }
        std::uint32_t k0 = columns.key[0];
        std::uint32_t k1 = columns.key[1];
#pragma GCC unroll 10
        for (int round = 0; round < rounds; ++round) {
            __m256i const key_0 = _mm256_set1_epi64x(k0);
            __m256i const key_1 = _mm256_set1_epi64x(k1);
            for (std::size_t v = 0; v < side_by_side; ++v) {
                __m256i const p0 = _mm256_mul_epu32(c[0][v], m0);
                __m256i const p1 = _mm256_mul_epu32(c[2][v], m1);
                c[0][v] =
                    _mm256_xor_si256(_mm256_srli_epi64(p1, 32), _mm256_xor_si256(c[1][v], key_0));
                c[2][v] =
                    _mm256_xor_si256(_mm256_srli_epi64(p0, 32), _mm256_xor_si256(c[3][v], key_1));
                c[1][v] = p1;
                c[3][v] = p0;
            }
            k0 += weyl_0;
            k1 += weyl_1;
        }
        for (std::size_t word = 0; word < 4; ++word)
            for (std::size_t v = 0; v < side_by_side; ++v)
                _mm_storeu_si128(
                    reinterpret_cast<__m128i*>(columns.words[word] + start + lanes * v),
                    _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(c[word][v], lower_halves)));
    }
    return whole;
}

/// The same in vectors of twice the width.
__attribute__((target("avx512f"))) std::size_t fill_avx512(PhiloxColumns const& columns)
{
    constexpr std::size_t lanes = 8;
    constexpr std::size_t step = lanes * side_by_side;
    constexpr int exclusive_or_of_three = 0x96;
    __m512i const m0 = _mm512_set1_epi64(multiplier_0);
    __m512i const m1 = _mm512_set1_epi64(multiplier_1);
    std::size_t const whole = columns.agents.size() / step * step;
    for (std::size_t start = 0; start < whole; start += step) {
        __m512i c[4][side_by_side];
        for (std::size_t v = 0; v < side_by_side; ++v) {
            c[0][v] = _mm512_loadu_si512(columns.agents.data() + start + lanes * v);
            c[1][v] = _mm512_srli_epi64(c[0][v], 32);
            c[2][v] = _mm512_set1_epi64(columns.counter_2);
            c[3][v] = _mm512_setzero_si512();
        }
        std::uint32_t k0 = columns.key[0];
        std::uint32_t k1 = columns.key[1];
#pragma GCC unroll 10
        for (int round = 0; round < rounds; ++round) {
            __m512i const key_0 = _mm512_set1_epi64(k0);
            __m512i const key_1 = _mm512_set1_epi64(k1);
            for (std::size_t v = 0; v < side_by_side; ++v) {
                __m512i const p0 = _mm512_mul_epu32(c[0][v], m0);
                __m512i const p1 = _mm512_mul_epu32(c[2][v], m1);
                c[0][v] = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p1, 32), c[1][v], key_0,
                                                    exclusive_or_of_three);
                c[2][v] = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p0, 32), c[3][v], key_1,
                                                    exclusive_or_of_three);
                c[1][v] = p1;
                c[3][v] = p0;
            }
            k0 += weyl_0;
            k1 += weyl_1;
        }
        for (std::size_t word = 0; word < 4; ++word)
            for (std::size_t v = 0; v < side_by_side; ++v)
                _mm256_storeu_si256(
                    reinterpret_cast<__m256i*>(columns.words[word] + start + lanes * v),
                    _mm512_cvtepi64_epi32(c[word][v]));
    }
    return whole;
}

#endif

} // namespace

bool can_run([[maybe_unused]] PhiloxWay way)
{
#if defined(__x86_64__)
    if (way == PhiloxWay::avx2)
        return __builtin_cpu_supports("avx2") != 0;
    if (way == PhiloxWay::avx512)
        return __builtin_cpu_supports("avx512f") != 0;
#endif
    return way == PhiloxWay::plain;
}

PhiloxWay fastest_philox_way()
{
    for (PhiloxWay const way : {PhiloxWay::avx512, PhiloxWay::avx2})
        if (can_run(way))
            return way;
    return PhiloxWay::plain;
}

void fill_columns(PhiloxColumns const& columns, [[maybe_unused]] PhiloxWay way)
{
    assert(can_run(way));
    std::size_t done = 0;
#if defined(__x86_64__)
    if (way == PhiloxWay::avx2)
        done = fill_avx2(columns);
    if (way == PhiloxWay::avx512)
        done = fill_avx512(columns);
#endif
    fill_plain(columns, done);
}

} // namespace sim
