#include "study/renovation_keys.hpp"

#include <algorithm>

namespace boligsim {

namespace {

sim::AgentKey key_of(RenovationRule const& rule)
{
    sim::AgentKey key = sim::derive_key(static_cast<sim::AgentKey>(rule.year),
                                        static_cast<std::uint64_t>(rule.where.kind));
    for (char const letter : rule.where.all_names())
        key = sim::derive_key(key, static_cast<unsigned char>(letter));
    return key;
}

} // namespace

std::vector<sim::AgentKey> renovation_keys(std::vector<RenovationRule> const& rules)
{
    std::vector<sim::AgentKey> first;
    std::vector<sim::AgentKey> keys;
    for (RenovationRule const& rule : rules) {
        sim::AgentKey const key = key_of(rule);
        auto const before = std::count(first.begin(), first.end(), key);
        first.push_back(key);
        keys.push_back(sim::derive_key(key, static_cast<std::uint64_t>(before)));
    }
    return keys;
}

} // namespace boligsim
