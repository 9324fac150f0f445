#pragma once

#include "models/housing/letting_phases.hpp"
#include "models/letting/list_upkeep.hpp"
#include "tests/support/letting_world.hpp"

namespace boligsim::testing {

/// A market with three landlords, all kinds of dwellings, residents and applicants of many sorts,
/// two areas, and agreements with every tool; another world for every number.
struct RandomLetting {
    /// Whether the lists are as the months before left them, or as the month's ListUpkeep does,
    /// which letting presupposes.
    enum class Lists : std::uint8_t { as_left, kept };

    explicit RandomLetting(std::uint32_t seed, Lists lists = Lists::as_left) : state_(seed)
    {
        std::vector<std::string> const landlords{"Nord", "Syd", "Vest"};
        made.world.areas = {{"Engen", MunicipalityId::at(0)}, {"Skoven", MunicipalityId::at(0)}};
        for (int d = 0; d < 7; ++d) {
            std::vector<int> rooms;
            for (int n = 0; n < 40; ++n) // enough for several lists
                rooms.push_back(1 + draw(5));
            auto const kind = d < 5    ? DwellingKind::family
                              : d == 5 ? DwellingKind::youth
                                       : DwellingKind::elderly;
            DepartmentId const id = made.department("D" + std::to_string(d), landlords[pick(3)],
                                                    kind, rooms, 2500 + draw(5000), d == 4 ? 1 : 0);
            made.world.departments[id.index()].reputation = draw(5) - 2;
            made.world.departments[id.index()].place_class = static_cast<PlaceClass>(draw(8));
            made.world.departments[id.index()].non_western_share = draw(11) / 10.0;
            if (d < 4)
                made.world.departments[id.index()].area =
                    AreaId::at(static_cast<std::size_t>(d % 2));
        }
        spread_letting_phases(made.world, sim::Streams(seed, 0));
        for (int h = 0; h < 260; ++h)
            add_household(landlords);
        for (int n = 0; n < 40; ++n)
            add_child(HouseholdId::at(pick(static_cast<int>(made.world.households.rows()))));
        for (int r = draw(4); r > 0; --r)
            rules.push_back(random_rule());
        means = std::make_shared<FixedMeans>();
        for (std::size_t h = 0; h < made.world.households.rows(); ++h)
            means->by_household[made.world.households.key[h]] = 7000 + draw(20000);
        if (lists == Lists::kept)
            MonthRunner().run(ListUpkeep(default_parameters(), {made.world.now, made.world.now}),
                              made.world, 1, seed);
    }

    LettingWorld made;
    std::vector<LettingRule> rules;
    std::shared_ptr<FixedMeans> means;

private:
    int draw(int below)
    {
        state_ = sim::derive_key(state_, 1);
        return static_cast<int>(state_ % static_cast<std::uint64_t>(below));
    }
    std::size_t pick(int below) { return static_cast<std::size_t>(draw(below)); }

    void add_household(std::vector<std::string> const& landlords)
    {
        World& world = made.world;
        HouseholdId const id =
            made.household(18 + draw(70), 1 + draw(2), draw(3) == 0 ? 1 + draw(3) : 0,
                           static_cast<Origin>(draw(4)), static_cast<LabourState>(2 + draw(6)),
                           static_cast<Tenure>(1 + draw(3)), pick(2));
        auto const dwelling = DwellingId::at(pick(static_cast<int>(world.dwellings.rows())));
        if (draw(2) == 0 && !world.dwellings.occupant[dwelling.index()])
            move_to_dwelling(world, id, dwelling);
        if (draw(3) == 0)
            return;
        auto const kind = draw(4) > 0 ? DwellingKind::family : static_cast<DwellingKind>(draw(3));
        made.apply(id, {landlords[pick(3)], landlords[pick(3)]}, world.now - draw(40), kind,
                   draw(4) == 0 ? static_cast<Urgency>(draw(5)) : Urgency::none);
        if (world.households.dwelling[id.index()] && draw(6) == 0)
            made.give_notice(id, 1);
        else if (draw(4) == 0)
            made.asks_elsewhere(id);
        std::vector<Application>& queue = world.markets[0].queue;
        queue[pick(static_cast<int>(queue.size()))].refusals = static_cast<std::uint8_t>(draw(8));
        if (draw(2) == 0)
            queue[pick(static_cast<int>(queue.size()))].places =
                static_cast<PlaceClasses>(1 + draw(255));
        // An application whose household has ended; its row is used by one that is on no list.
        if (draw(20) == 0) {
            Application& ended = queue.back();
            world.households.state[ended.household.index()].on_list = 0;
            ended.key += 1;
        }
    }

    /// Born after the household applied.
    void add_child(HouseholdId household)
    {
        World& world = made.world;
        PersonId const child = world.persons.add(sim::derive_key(8, world.persons.rows()));
        world.persons.birth[child.index()] = world.now;
        world.persons.labour[child.index()] = LabourState::school;
        add_member(world, household, child);
        refresh_household(world, household);
    }

    LettingRule random_rule()
    {
        std::vector<std::string> const tools{"municipal_allocation", "flexible_letting",
                                             "public_advertising", "combined_letting"};
        LettingRule rule;
        rule.tool = tools[pick(4)];
        rule.share = draw(5) / 4.0;
        rule.from = draw(2) == 0 ? sim::Month(2008, 1) : sim::Month(2009, 1);
        rule.any_of = {static_cast<Criterion>(draw(6)), static_cast<Criterion>(draw(6))};
        if (draw(2) == 0) {
            rule.where.kind = Where::Kind::organisation;
            rule.where.name = "Nord";
        }
        return rule;
    }

    std::uint64_t state_;
};

} // namespace boligsim::testing
