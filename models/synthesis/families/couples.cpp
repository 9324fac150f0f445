#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/synthesis/families/family_maker.hpp"
#include "models/synthesis/shares/quota.hpp"

namespace boligsim {

namespace {

using Row = std::uint32_t;

/// Takes `n` of the rows out, evenly over the list.
std::vector<Row> take_evenly(std::vector<Row>& rows, std::size_t n)
{
    std::vector<Row> taken;
    std::vector<Row> left;
    RunningQuota quota;
    double const share =
        rows.empty() ? 0 : static_cast<double>(n) / static_cast<double>(rows.size());
    for (Row const row : rows)
        (quota.take(share) > 0 && taken.size() < n ? taken : left).push_back(row);
    rows = std::move(left);
    return taken;
}

} // namespace

void FamilyMaker::match_couples()
{
    std::array<std::array<std::vector<Row>, origin_count>, 2> looking;
    for (Row row = 0; row < persons_.size(); ++row) {
        if (roles_[row] == Role::partnered)
            looking[static_cast<std::size_t>(persons_[row].sex)]
                   [static_cast<std::size_t>(persons_[row].origin)]
                       .push_back(row);
    }
    auto& women = looking[static_cast<std::size_t>(Sex::woman)];
    auto& men = looking[static_cast<std::size_t>(Sex::man)];
    // Minorities first: how many of theirs look beyond the group decides how many Danes do.
    std::array<std::size_t, 2> beyond{};
    std::array<std::vector<Row>, 2> pool;
    std::array<std::array<std::vector<Row>, origin_count>, 2> within;
    for (std::size_t i = 1; i <= origin_count; ++i) {
        std::size_t const o = i % origin_count; // the Danish group last
        std::size_t inside = 0;
        if (o != 0) {
            double const smaller = static_cast<double>(std::min(women[o].size(), men[o].size()));
            inside = static_cast<std::size_t>(
                std::lround(smaller * sources_.tables.same_origin(static_cast<Origin>(o))));
            beyond[0] += women[o].size() - inside;
            beyond[1] += men[o].size() - inside;
        } else {
            auto const less = [](std::size_t a, std::size_t b) { return a > b ? a - b : 0; };
            inside = std::min(less(women[o].size(), beyond[1]), less(men[o].size(), beyond[0]));
        }
        within[0][o] = take_evenly(women[o], inside);
        within[1][o] = take_evenly(men[o], inside);
    }
    for (std::size_t o = 0; o < origin_count; ++o) {
        pool[0].insert(pool[0].end(), women[o].begin(), women[o].end());
        pool[1].insert(pool[1].end(), men[o].begin(), men[o].end());
    }
    // Whom the other sex is too few for stays single, at every age alike.
    for (std::size_t s = 0; s < 2; ++s) {
        std::sort(pool[s].begin(), pool[s].end());
        std::size_t const other = pool[1 - s].size();
        if (pool[s].size() > other) {
            for (Row const row : take_evenly(pool[s], pool[s].size() - other))
                roles_[row] = Role::single;
        }
    }
    for (std::size_t o = 0; o < origin_count; ++o)
        pair(within[0][o], within[1][o]);
    pair(pool[0], pool[1]);
}

void FamilyMaker::pair(std::vector<Row> const& women, std::vector<Row> const& men)
{
    struct Ranked {
        double months; ///< the man's age looked for; the man's age
        Row row;
    };
    auto const by_age = [](Ranked const& a, Ranked const& b) {
        return std::tie(a.months, a.row) < std::tie(b.months, b.row);
    };
    FamilyTables const& tables = sources_.tables;
    std::vector<Ranked> hers;
    std::vector<Ranked> his;
    hers.reserve(women.size());
    his.reserve(men.size());
    for (Row const row : women) {
        double const months = sources_.start - persons_[row].birth;
        hers.push_back({months + tables.couple_age_difference_months() +
                            tables.couple_age_spread_months() * draws_.normal(),
                        row});
    }
    for (Row const row : men)
        his.push_back({static_cast<double>(sources_.start - persons_[row].birth), row});
    std::sort(hers.begin(), hers.end(), by_age);
    std::sort(his.begin(), his.end(), by_age);
    std::size_t const couples = std::min(hers.size(), his.size());
    for (std::size_t i = 0; i < couples; ++i) {
        Row const woman = hers[i].row;
        Row const man = his[i].row;
        persons_[woman].partnered = 1;
        persons_[man].partnered = 1;
        if (draws_.uniform() < tables.same_standing())
            persons_[man].standing = persons_[woman].standing;
        bool const he_is_older = persons_[man].birth < persons_[woman].birth;
        found_family(he_is_older ? man : woman, he_is_older ? woman : man);
    }
    for (auto const* rest : {&hers, &his}) {
        for (std::size_t i = couples; i < rest->size(); ++i)
            roles_[(*rest)[i].row] = Role::single;
    }
}

void FamilyMaker::found_single_families()
{
    for (Row row = 0; row < persons_.size(); ++row) {
        if (roles_[row] == Role::single)
            found_family(row, none);
    }
}

void FamilyMaker::share_homes()
{
    struct Sharer {
        double months;
        Row family;
    };
    double const age_spread_months = sources_.tables.sharers_age_spread_months();
    std::vector<Sharer> sharers;
    std::vector<RunningQuota> quotas(2 * origin_count);
    for (Row f = 0; f < families_.size(); ++f) {
        Family const& family = families_[f];
        if (family.partner != none || family.has_children)
            continue;
        PersonDraft const& person = persons_[family.head];
        std::size_t const group = static_cast<std::size_t>(person.sex) * origin_count +
                                  static_cast<std::size_t>(person.origin);
        if (quotas[group].take(sources_.tables.sharing(age(family.head))) > 0) {
            sharers.push_back(
                {sources_.start - person.birth + age_spread_months * draws_.normal(), f});
        }
    }
    std::sort(sharers.begin(), sharers.end(), [](Sharer const& a, Sharer const& b) {
        return std::tie(a.months, a.family) < std::tie(b.months, b.family);
    });
    RunningQuota three;
    for (std::size_t i = 0; i + 1 < sharers.size();) {
        std::size_t const size = 2 + three.take(sources_.tables.sharing_three());
        Row const home = sharers[i].family;
        for (++i; i < sharers.size() && families_[home].members < size; ++i) {
            Family& joining = families_[sharers[i].family];
            family_of_[joining.head] = none;
            joining.members = 0;
            join(joining.head, home);
        }
    }
}

} // namespace boligsim
