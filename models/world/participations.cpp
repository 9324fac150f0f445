#include "models/world/participations.hpp"

#include <algorithm>
#include <tuple>

namespace boligsim {

std::span<Participation const> Participations::of(PersonId person) const
{
    struct ByPerson {
        bool operator()(Participation const& row, PersonId id) const { return row.person < id; }
        bool operator()(PersonId id, Participation const& row) const { return id < row.person; }
    };
    auto const [first, last] = std::equal_range(rows_.begin(), rows_.end(), person, ByPerson{});
    return {first, last};
}

void Participations::add(std::vector<Participation> const& begun)
{
    if (begun.empty())
        return;
    auto const before = static_cast<std::ptrdiff_t>(rows_.size());
    auto const order = [](Participation const& a, Participation const& b) {
        return std::tie(a.person, a.line, a.since) < std::tie(b.person, b.line, b.since);
    };
    rows_.insert(rows_.end(), begun.begin(), begun.end());
    std::sort(rows_.begin() + before, rows_.end(), order);
    std::inplace_merge(rows_.begin(), rows_.begin() + before, rows_.end(), order);
}

} // namespace boligsim
