#include "models/letting/walk.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace boligsim {
namespace {

constexpr int most_rooms = 10;

TEST(Sizes, WhoAsksForADwellingsSizeIsServed)
{
    for (int least = 1; least <= most_rooms; ++least)
        for (int most = least; most <= most_rooms; ++most)
            for (int rooms = 1; rooms < sizes_told_apart; ++rooms) {
                Sizes const asked = sizes_asked(least, most);
                EXPECT_EQ((asked & sizes_served(rooms, SizeRule::as_asked)) != 0,
                          least <= rooms && rooms <= most)
                    << least << "-" << most << " for " << rooms;
                EXPECT_EQ((asked & sizes_served(rooms, SizeRule::large_enough)) != 0,
                          least <= rooms)
                    << least << "-" << most << " for " << rooms;
            }
}

/// The lines' last bit does not tell eight rooms from nine: nobody who may be offered one is
/// passed.
TEST(Sizes, LargeDwellingsPassNobodyWhoAsksForThem)
{
    for (int least = 1; least <= most_rooms; ++least)
        for (int most = least; most <= most_rooms; ++most)
            for (int rooms = least; rooms <= most; ++rooms)
                EXPECT_NE(sizes_asked(least, most) & sizes_served(rooms, SizeRule::as_asked), 0)
                    << least << "-" << most << " for " << rooms;
}

struct Standing {
    std::uint32_t position;
    int least;
    int most;
    PlaceId home;
    PlaceClasses named;
};

struct PlainLine {
    std::vector<std::uint32_t> positions;
    std::vector<Sizes> sizes;
    std::vector<PlaceId> homes;
    std::vector<PlaceClasses> places;

    void add(Standing const& who)
    {
        positions.push_back(who.position);
        sizes.push_back(sizes_asked(who.least, who.most));
        homes.push_back(who.home);
        places.push_back(who.named);
    }
    LineMembers members() const { return {positions, sizes, homes, places}; }
};

bool is_wanted(Standing const& who, Residents residents, PlaceId place)
{
    return residents == Residents::all ||
           (who.home == place) == (residents == Residents::of_the_department);
}

/// Two parts of a line of random length are walked; whom the walk meets is what one plain loop over
/// all of them finds.
RC_GTEST_PROP(Walk, MeetsThoseWantedOfBothPartsInOrder, ())
{
    auto const residents = static_cast<Residents>(*rc::gen::inRange(0, 3));
    auto const rule = static_cast<SizeRule>(*rc::gen::inRange(0, 2));
    int const rooms = *rc::gen::inRange(1, 7);
    PlaceId const place = PlaceId::at(1);
    PlaceClasses const here =
        *rc::gen::element(all_places, bit_of(PlaceClass::worst), bit_of(PlaceClass::best));
    PlainLine a;
    PlainLine b;
    std::vector<std::uint32_t> plain;
    auto const length = *rc::gen::inRange<std::uint32_t>(0, 80);
    for (std::uint32_t p = 0; p < length; ++p) {
        Standing who{p, *rc::gen::inRange(1, 6), 0,
                     PlaceId::at(*rc::gen::inRange<std::size_t>(0, 4)),
                     static_cast<PlaceClasses>(*rc::gen::inRange(1, 256))};
        who.most = who.least + *rc::gen::inRange(0, 3);
        (*rc::gen::inRange(0, 3) == 0 ? a : b).add(who);
        bool const fits =
            who.least <= rooms && (rule == SizeRule::large_enough || rooms <= who.most);
        bool const names_it = (who.named & here) != 0;
        if (fits && names_it && is_wanted(who, residents, place) && p % 5 != 0)
            plain.push_back(p);
    }
    Walk walk(place, sizes_served(rooms, rule), here, {a.members(), residents},
              {b.members(), residents});
    std::vector<std::uint32_t> met;
    while (std::optional<std::uint32_t> const next =
               walk.next([](std::uint32_t p) { return p % 5 != 0; }))
        met.push_back(*next);
    RC_ASSERT(met == plain);
}

} // namespace
} // namespace boligsim
