#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

#include "models/synthesis/families/family_maker.hpp"

namespace boligsim {

namespace {

using Row = std::uint32_t;
constexpr int last_age = FamilyTables::ages - 1;

} // namespace

void FamilyMaker::place_children()
{
    using Parents = FamilyTables::Parents;
    using Wanted = std::array<std::vector<Row>, FamilyTables::ages>;
    std::array<Wanted, origin_count * parent_kinds> wanted;
    int const he_is_older =
        static_cast<int>(std::lround(sources_.tables.couple_age_difference_months() / 12));
    for (Row row = 0; row < persons_.size(); ++row) {
        if (roles_[row] != Role::child)
            continue;
        Parents const parents = sources_.tables.parents_of_child(age(row), draws_.uniform());
        int const at_birth = sources_.tables.mother_age(draws_.uniform()) +
                             (parents == Parents::father ? he_is_older : 0);
        // An adult is needed, if the child is older than its mother's youth.
        int const parent_age = std::clamp(age(row) + at_birth, 18, last_age);
        wanted[static_cast<std::size_t>(persons_[row].origin) * parent_kinds +
               static_cast<std::size_t>(parents)][static_cast<std::size_t>(parent_age)]
            .push_back(row);
    }
    for (std::size_t o = 0; o < origin_count; ++o) {
        for (std::size_t k = 0; k < parent_kinds; ++k)
            place_children_of(static_cast<Origin>(o), static_cast<Parents>(k),
                              wanted[o * parent_kinds + k]);
    }
}

void FamilyMaker::place_children_of(Origin origin, FamilyTables::Parents parents,
                                    std::array<std::vector<Row>, FamilyTables::ages>& wanted)
{
    // More children a family than this, on average, go to families a year older.
    constexpr double most_on_average = 2.6;
    FamilyList& list = families_of(origin, parents);
    for (std::size_t a = 0; a < wanted.size(); ++a) {
        std::vector<Row>& children = wanted[a];
        std::vector<Row>& families = list.by_age[a];
        auto const room =
            static_cast<std::size_t>(most_on_average * static_cast<double>(families.size()));
        if (children.size() > room && a + 1 < wanted.size()) {
            // The oldest go, being the fewer years from those they go to.
            std::sort(children.begin(), children.end());
            wanted[a + 1].insert(wanted[a + 1].end(),
                                 children.begin() + static_cast<std::ptrdiff_t>(room),
                                 children.end());
            children.resize(room);
        }
        if (children.empty() || families.empty())
            continue;
        draws_.shuffle(families);
        auto const mean =
            static_cast<double>(children.size()) / static_cast<double>(families.size());
        give_children(
            families, children,
            tilt_to_mean(sources_.tables.children_at_home(static_cast<int>(a), parents), mean));
        children.clear();
    }
    for (std::vector<Row> const& left : wanted) {
        for (Row const child : left) {
            int const mother_about = age(child) + sources_.tables.usual_mother_age();
            Row const family = some_family(origin, parents, mother_about);
            join(child, family);
            families_[family].has_children = 1;
        }
    }
}

void FamilyMaker::give_children(std::vector<Row> const& families, std::vector<Row>& children,
                                std::array<double, FamilyTables::max_children + 1> const& shares)
{
    constexpr std::size_t most = 8;
    std::vector<std::size_t> number(families.size());
    std::size_t given = 0;
    for (std::size_t f = 0; f < families.size(); ++f) {
        double const rank = (static_cast<double>(f) + 0.5) / static_cast<double>(families.size());
        double sum = 0;
        while (number[f] < FamilyTables::max_children && (sum += shares[number[f]]) < rank)
            ++number[f];
        given += number[f];
    }
    while (given != children.size()) {
        std::size_t& n = number[draws_.below(number.size())];
        if (given > children.size() && n > 0) {
            --n;
            --given;
        } else if (given < children.size() && n < most) {
            ++n;
            ++given;
        }
    }
    // Siblings lie a quarter of the way apart in the row of all these children by age (less in
    // large families); a mother's children of an age group span some twelve years, so about three
    // years.
    constexpr double apart = 0.25;
    struct Slot {
        double rank;
        Row family;
    };
    std::vector<Slot> slots;
    slots.reserve(children.size());
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (number[f] == 0)
            continue;
        auto const gaps = static_cast<double>(number[f] - 1);
        double const gap = gaps > 0 ? std::min(apart, 0.9 / gaps) : 0;
        double const first = draws_.uniform() * (1 - gap * gaps);
        for (std::size_t i = 0; i < number[f]; ++i)
            slots.push_back({first + gap * static_cast<double>(i), families[f]});
    }
    std::sort(slots.begin(), slots.end(), [](Slot const& a, Slot const& b) {
        return std::tie(a.rank, a.family) < std::tie(b.rank, b.family);
    });
    std::sort(children.begin(), children.end(), [&](Row a, Row b) {
        return std::tie(persons_[a].birth, a) < std::tie(persons_[b].birth, b);
    });
    assert(slots.size() == children.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
        Family& family = families_[slots[i].family];
        join(children[i], slots[i].family);
        family.has_children = 1;
        for (Row const parent : {family.head, family.partner}) {
            if (parent != none && persons_[parent].sex == Sex::woman)
                ++persons_[parent].children_born;
        }
    }
}

FamilyMaker::Row FamilyMaker::some_family(Origin origin, FamilyTables::Parents parents,
                                          int parent_age)
{
    using Parents = FamilyTables::Parents;
    // First the parents asked for, then couples, then the largest group's couples: a household that
    // the origin figures do not explain is better than a child without one.
    constexpr std::size_t large_enough = 12;
    std::array<std::pair<Origin, Parents>, 5> const tries = {{{origin, parents},
                                                              {origin, Parents::couple},
                                                              {origin, Parents::mother},
                                                              {Origin::danish, Parents::couple},
                                                              {Origin::danish, Parents::mother}}};
    for (auto const& [of_origin, of_parents] : tries) {
        FamilyList const& list = families_of(of_origin, of_parents);
        for (int away = 0; away < 12; ++away) {
            for (int const a : {parent_age + away, parent_age - away}) {
                if (a < 18 || a > last_age)
                    continue;
                std::vector<Row> const& families = list.by_age[static_cast<std::size_t>(a)];
                if (families.empty())
                    continue;
                Row const family = families[draws_.below(families.size())];
                if (families_[family].members < large_enough)
                    return family;
            }
        }
    }
    // A block so small that nobody is of such an age.
    for (Row f = 0; f + 1 < families_.size(); ++f) {
        if (families_[f].members < large_enough)
            return f;
    }
    return static_cast<Row>(families_.size() - 1);
}

void FamilyMaker::place_adult_children()
{
    using Parents = FamilyTables::Parents;
    int const he_is_older =
        static_cast<int>(std::lround(sources_.tables.couple_age_difference_months() / 12));
    for (Row row = 0; row < persons_.size(); ++row) {
        if (roles_[row] != Role::with_parent)
            continue;
        Parents const parents = sources_.tables.parents_of_adult(draws_.uniform());
        int const parent_age =
            std::min(last_age, age(row) + sources_.tables.mother_age(draws_.uniform()) +
                                   (parents == Parents::father ? he_is_older : 0));
        Row const family = some_family(persons_[row].origin, parents, parent_age);
        join(row, family);
        families_[family].has_children = 1;
    }
}

} // namespace boligsim
