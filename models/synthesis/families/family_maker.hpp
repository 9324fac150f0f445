#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/synthesis/families/families.hpp"
#include "models/synthesis/shares/draws.hpp"

namespace boligsim {

/// Forms the households of one block, step by step; see `form_households`. Rows are of this block.
class FamilyMaker {
public:
    FamilyMaker(FamilySources const& sources, std::size_t block, std::size_t blocks);

    void take_persons();
    void match_couples();
    void found_single_families();
    void place_children();
    void place_adult_children();
    void share_homes();
    PopulationBlock assemble();

private:
    using Row = std::uint32_t;
    static constexpr Row none = 0xffffffffu;
    static constexpr std::size_t parent_kinds = 3;
    enum class Role : std::uint8_t { child, with_parent, partnered, single };

    struct Family {
        Row head = none;
        Row partner = none;
        std::uint8_t members = 0;
        std::uint8_t has_children = 0; ///< of any age
    };
    /// Where a family counts as parents: of which origin the children are, couple or not, and the
    /// age that is compared with the children's (hers, or his who is alone).
    struct ParentKind {
        Origin origin;
        FamilyTables::Parents parents;
        int age;
    };
    struct FamilyList {
        std::array<std::vector<Row>, FamilyTables::ages> by_age;
    };

    int age(Row row) const { return ages_[row]; }
    void pair(std::vector<Row> const& women, std::vector<Row> const& men);
    Row found_family(Row head, Row partner);
    void join(Row row, Row family);
    ParentKind parent_kind(Family const& family) const;
    FamilyList& families_of(Origin origin, FamilyTables::Parents parents)
    {
        return lists_[static_cast<std::size_t>(origin) * parent_kinds +
                      static_cast<std::size_t>(parents)];
    }
    void place_children_of(Origin origin, FamilyTables::Parents parents,
                           std::array<std::vector<Row>, FamilyTables::ages>& wanted);
    void give_children(std::vector<Row> const& families, std::vector<Row>& children,
                       std::array<double, FamilyTables::max_children + 1> const& shares);
    /// A family of those parents about that age, or else any that could be.
    Row some_family(Origin origin, FamilyTables::Parents parents, int parent_age);
    HouseholdDraft describe(PopulationBlock const& block, std::size_t first,
                            Family const& family) const;

    FamilySources const& sources_;
    std::size_t block_;
    std::size_t blocks_;
    Sequence draws_;
    std::vector<PersonDraft> persons_;
    std::vector<std::uint8_t> ages_;
    std::vector<Role> roles_;
    std::vector<Row> family_of_;
    std::vector<std::uint32_t> labour_words_;
    std::vector<Family> families_;
    std::array<FamilyList, origin_count * parent_kinds> lists_;
};

} // namespace boligsim
