#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct XXH3_state_s;

namespace sim {

/// 128 bits of XXH3 over a sequence of texts and numbers, unambiguously: each text goes in with its
/// length.
class SequenceHash {
public:
    using Value = std::array<std::uint8_t, 16>;

    SequenceHash();

    void add(std::uint64_t number);
    void add(std::string_view text);
    void add(std::vector<std::string> const& texts);
    /// As they are, without their number.
    void add_bytes(std::span<std::byte const> bytes);

    Value value() const;
    std::string hex() const;

private:
    struct Free {
        void operator()(XXH3_state_s* state) const;
    };
    std::unique_ptr<XXH3_state_s, Free> state_;
};

} // namespace sim
