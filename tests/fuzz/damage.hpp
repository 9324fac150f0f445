#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace boligsim {

/// Damages a result file as disks, networks and people do: bits, bytes, ends and blocks. Half of
/// the places lie in HDF5's own structures, which are found by their signatures. The same seed, the
/// same damage.
class Damage {
public:
    Damage(std::vector<char>& bytes, std::uint64_t seed) : bytes_(bytes), state_(seed) {}

    void apply()
    {
        find_structures();
        for (std::uint64_t n = 1 + below(4); n > 0 && !bytes_.empty(); --n)
            once();
    }

private:
    /// SplitMix64 (Steele, Lea and Flood 2014): the same on every system.
    std::uint64_t next()
    {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t n) { return next() % n; }

    void find_structures()
    {
        constexpr std::array<std::string_view, 9> signatures{
            "OHDR", "OCHK", "TREE", "GCOL", "FRHP", "FHDB", "BTHD", "BTLF", "\x89HDF"};
        for (std::string_view const signature : signatures) {
            auto at = bytes_.begin();
            while ((at = std::search(at, bytes_.end(), signature.begin(), signature.end())) !=
                   bytes_.end()) {
                structures_.push_back(static_cast<std::size_t>(at - bytes_.begin()));
                ++at;
            }
        }
    }

    std::size_t place()
    {
        constexpr std::uint64_t reach = 128;
        if (below(2) == 0 && !structures_.empty())
            return std::min(structures_[below(structures_.size())] + below(reach),
                            bytes_.size() - 1);
        return below(bytes_.size());
    }

    void once()
    {
        std::size_t const at = place();
        std::size_t const left = bytes_.size() - at;
        constexpr std::uint64_t block = 600;
        std::size_t const length = std::min<std::size_t>(left, 1 + below(block));
        auto const start = bytes_.begin() + static_cast<std::ptrdiff_t>(at);
        auto const end = start + static_cast<std::ptrdiff_t>(length);
        switch (below(9)) {
        case 0:
        case 1:
            *start = static_cast<char>(*start ^ (1 << below(8)));
            break;
        case 2: {
            constexpr std::array<char, 6> odd{'\0', '\xff', '\x7f', '\x80', '\x01', '\xfe'};
            std::fill(start, start + static_cast<std::ptrdiff_t>(std::min<std::size_t>(left, 8)),
                      odd[below(odd.size())]);
            break;
        }
        case 3:
            *start = static_cast<char>(below(256));
            break;
        case 4:
            std::fill(start, end, '\0');
            break;
        case 5: {
            std::size_t const from = below(bytes_.size() - length + 1);
            std::vector<char> const copy(bytes_.begin() + static_cast<std::ptrdiff_t>(from),
                                         bytes_.begin() +
                                             static_cast<std::ptrdiff_t>(from + length));
            std::copy(copy.begin(), copy.end(), start);
            break;
        }
        case 6:
            bytes_.erase(start, end);
            break;
        case 7:
            bytes_.insert(start, length, '\xff');
            break;
        default:
            // Cut short, near the end as often as anywhere.
            bytes_.resize(below(2) == 0 ? at : bytes_.size() - std::min(length, bytes_.size()));
            break;
        }
    }

    std::vector<char>& bytes_;
    std::uint64_t state_;
    std::vector<std::size_t> structures_;
};

inline void damage(std::vector<char>& bytes, std::uint64_t seed)
{
    Damage(bytes, seed).apply();
}

} // namespace boligsim
