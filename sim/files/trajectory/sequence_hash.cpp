#include "sim/files/trajectory/sequence_hash.hpp"

#include <algorithm>
#include <new>

#include <xxhash.h>

namespace sim {

void SequenceHash::Free::operator()(XXH3_state_s* state) const
{
    XXH3_freeState(state);
}

SequenceHash::SequenceHash() : state_(XXH3_createState())
{
    if (!state_)
        throw std::bad_alloc();
    XXH3_128bits_reset(state_.get());
}

void SequenceHash::add(std::uint64_t number)
{
    XXH3_128bits_update(state_.get(), &number, sizeof number);
}

void SequenceHash::add(std::string_view text)
{
    add(static_cast<std::uint64_t>(text.size()));
    XXH3_128bits_update(state_.get(), text.data(), text.size());
}

void SequenceHash::add(std::vector<std::string> const& texts)
{
    add(static_cast<std::uint64_t>(texts.size()));
    for (std::string const& text : texts)
        add(std::string_view(text));
}

void SequenceHash::add_bytes(std::span<std::byte const> bytes)
{
    XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
}

SequenceHash::Value SequenceHash::value() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_.get()));
    Value value{};
    std::copy(std::begin(canonical.digest), std::end(canonical.digest), value.begin());
    return value;
}

std::string SequenceHash::hex() const
{
    std::string text;
    for (unsigned const byte : value()) {
        constexpr std::string_view digits = "0123456789abcdef";
        text += digits[byte / 16];
        text += digits[byte % 16];
    }
    return text;
}

} // namespace sim
