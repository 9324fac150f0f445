#include "models/housing/wish_to_move.hpp"

#include <algorithm>
#include <array>

#include "models/housing/household_facts.hpp"
#include "models/world/decisions.hpp"
#include "models/world/households.hpp"

namespace boligsim {

namespace {

constexpr std::size_t household_chunk = 4096;
constexpr int event_months = 12;
constexpr int months_a_year = 12;

/// How many households ahead of their use rows are asked for.
constexpr std::size_t read_ahead = 8;

/// Asks for the rows outside the household's own that read_near_traits reads; the household's
/// should have come.
void prefetch_traits(World const& world, std::size_t household)
{
    if (PersonId const first = world.households.first[household]) {
        __builtin_prefetch(&world.persons.birth[first.index()]);
        __builtin_prefetch(&world.persons.origin[first.index()]);
        __builtin_prefetch(&world.persons.labour[first.index()]);
        __builtin_prefetch(&world.persons.labour_since[first.index()]);
    }
    if (DwellingId const home = world.households.dwelling[household])
        __builtin_prefetch(&world.dwellings.rooms[home.index()]);
}

/// As household_type, without a branch a household: indexed by couple, children, several adults.
constexpr std::array<HouseholdType, 8> types{HouseholdType::single,
                                             HouseholdType::other,
                                             HouseholdType::single_parent,
                                             HouseholdType::single_parent,
                                             HouseholdType::couple,
                                             HouseholdType::couple,
                                             HouseholdType::couple_with_children,
                                             HouseholdType::couple_with_children};

HouseholdType type_of(Households const& h, std::size_t i)
{
    unsigned const index =
        (h.couple[i] != 0 ? 4u : 0u) + (h.children[i] != 0 ? 2u : 0u) + (h.adults[i] > 1 ? 1u : 0u);
    return types[index];
}

/// A change of the couple counts until the household moves.
UnionChange union_change_of(Households const& h, std::size_t i, sim::Month month)
{
    if (month - h.couple_changed[i] >= event_months || h.couple_changed[i] < h.moved_in[i])
        return UnionChange::none;
    return h.couple[i] ? UnionChange::formed : UnionChange::broken;
}

MoverTraits read_near_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                             sim::Month month)
{
    Households const& h = world.households;
    Persons const& persons = world.persons;
    std::size_t const i = household.index();
    std::size_t const first = h.first[i].index();

    MoverTraits traits;
    traits.dwelling = dwelling;
    traits.type = type_of(h, i);
    traits.months_in_dwelling = std::max(0, month - h.moved_in[i]);
    traits.mobility = h.mobility[i];
    traits.union_change = union_change_of(h, i, month);
    traits.age = age_in(persons.birth[first], month);
    traits.origin = persons.origin[first];
    traits.labour = persons.labour[first];
    traits.labour_change = labour_change_of(traits.labour, month - persons.labour_since[first]);
    if (DwellingId const home = h.dwelling[i]) {
        traits.crowding =
            crowding_of(h.adults[i] + h.children[i], world.dwellings.rooms[home.index()]);
        Department const& department = world.departments[h.place[i].index()];
        traits.reputation = department.reputation;
        traits.non_western_share = department.non_western_share;
    }
    return traits;
}

/// What the members' rows tell: a birth, and who works.
void read_members_traits(World const& world, HouseholdId household, sim::Month month,
                         MoverTraits& traits)
{
    Persons const& persons = world.persons;
    bool in_work = false;
    for_members(world, household, [&](PersonId p) {
        traits.newborn = traits.newborn || month - persons.birth[p.index()] < months_a_year;
        in_work = in_work || persons.labour[p.index()] == LabourState::employed;
    });
    traits.livelihood = in_work                                 ? Livelihood::somebody_in_work
                        : traits.labour == LabourState::retired ? Livelihood::pension
                                                                : Livelihood::nobody_in_work;
}

/// What the household has to live on, and what its rent leaves of it.
void read_means(World const& world, HouseholdId household, MovingHazard const& hazard,
                Means const& means, sim::Month month, MoverTraits& traits)
{
    Households const& h = world.households;
    Dwellings const& d = world.dwellings;
    std::size_t const home = h.dwelling[household.index()].index();
    std::int32_t const disposable =
        std::max(1, means.disposable_dkk_month(world, household, month));
    int const adults = std::max<int>(1, h.adults[household.index()]);
    traits.income_fifth = hazard.income_fifth(std::int64_t{months_a_year} * disposable / adults);
    if (!hazard.asks_for_rent())
        return;
    // Benefit is worked out for those only whose rent would push without it.
    double rent = d.rent_dkk_month[home];
    if (rent > hazard.bearable_rent_share() * disposable)
        rent -= means.housing_benefit_dkk_month(world, household, d.rent_dkk_month[home],
                                                d.m2[home], month);
    traits.rent_share = rent / disposable;
}

void read_far_traits(World const& world, HouseholdId household, MovingHazard const& hazard,
                     Means const& means, sim::Month month, MoverTraits& traits)
{
    bool const in_public = static_cast<bool>(world.households.dwelling[household.index()]);
    if (world.households.children[household.index()] > 0 ||
        traits.dwelling == DwellingClass::public_family)
        read_members_traits(world, household, month, traits);
    if (in_public)
        read_means(world, household, hazard, means, month, traits);
}

} // namespace

WishToMove::WishToMove(sim::ParameterBook const& book, sim::Period period,
                       std::shared_ptr<Means const> means)
    : hazards_(book,
               {"moving.annual_rate", "moving.age_factor", "moving.household_type_factor",
                "moving.duration_factor", "moving.mobility_factor", "moving.crowding_factor",
                "moving.season_factor", "moving.union_change_factor", "moving.labour_change_factor",
                "moving.birth_factor", "moving.public_income_factor", "moving.rent_strength",
                "moving.reputation_strength_danish", "moving.reputation_strength_other",
                "moving.native_leaving_strength", "moving.own_group_staying_strength",
                "moving.left_education_factor", "letting.bearable_rent_share", "income.band_limit"},
               period, [&](sim::Month at) { return MovingHazard(book, at); }),
      means_(std::move(means))
{
}

MoverTraits read_traits(World const& world, HouseholdId household, DwellingClass dwelling,
                        MovingHazard const& hazard, Means const& means, sim::Month month)
{
    MoverTraits traits = read_near_traits(world, household, dwelling, month);
    read_far_traits(world, household, hazard, means, month, traits);
    return traits;
}

bool WishToMove::wishes(World const& world, HouseholdId household, DwellingClass dwelling,
                        MovingHazard const& hazard, sim::Month month, std::uint32_t word) const
{
    int const month_of_year = month.month_of_year();
    MoverTraits traits = read_near_traits(world, household, dwelling, month);
    if (word >= 0x1p32 * hazard.most_probability(traits, month_of_year))
        return false;
    read_far_traits(world, household, hazard, *means_, month, traits);
    return word < sim::threshold(hazard.monthly_probability(traits, month_of_year));
}

void WishToMove::run(World& world, MonthContext const& context) const
{
    MovingHazard const& hazard = hazards_.at(context.month);
    MovingHazard::Bounds const bounds = hazard.bounds(context.month.month_of_year());
    std::vector<DwellingClass> const classes = dwelling_classes(world);
    Households const& h = world.households;

    std::vector<std::vector<HouseholdId>> found(sim::chunk_count(h.rows(), household_chunk));
    context.threads.for_chunks(h.rows(), household_chunk, [&](std::size_t chunk, sim::Rows rows) {
        std::array<std::array<std::uint32_t, household_chunk>, 4> words;
        context.streams.fill({h.key.data() + rows.begin, rows.size()}, context.month,
                             decide_wish_to_move / 4,
                             {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
        std::uint32_t const* const word = words[decide_wish_to_move % 4].data();
        // First all whom the bound does not settle: a few per cent, whose members' rows are then
        // asked for ahead of their use. Reading them one after the other took twice as long.
        std::array<std::uint32_t, household_chunk> open;
        std::size_t open_count = 0;
        for (std::size_t i = rows.begin; i < rows.end; ++i) {
            auto const draw = static_cast<float>(word[i - rows.begin]);
            DwellingClass const dwelling = classes[h.place[i].index()];
            if (draw >= bounds.words(dwelling))
                continue;
            int const months = std::max(0, context.month - h.moved_in[i]);
            open[open_count] = static_cast<std::uint32_t>(i - rows.begin);
            open_count +=
                h.exists[i] && draw < bounds.words(dwelling, type_of(h, i),
                                                   union_change_of(h, i, context.month), months,
                                                   h.mobility[i], context.month - h.first_born[i])
                    ? 1u
                    : 0u;
        }
        for (std::size_t k = 0; k < open_count; ++k) {
            if (k + 2 * read_ahead < open_count) {
                std::size_t const ahead = rows.begin + open[k + 2 * read_ahead];
                prefetch_size(world, HouseholdId::at(ahead));
                __builtin_prefetch(&h.dwelling[ahead]);
            }
            if (k + read_ahead < open_count)
                prefetch_traits(world, rows.begin + open[k + read_ahead]);
            std::size_t const i = rows.begin + open[k];
            if (h.first[i] && wishes(world, HouseholdId::at(i), classes[h.place[i].index()], hazard,
                                     context.month, word[open[k]]))
                found[chunk].push_back(HouseholdId::at(i));
        }
    });
    for (std::vector<HouseholdId> const& chunk : found)
        world.pending.wishing_to_move.insert(world.pending.wishing_to_move.end(), chunk.begin(),
                                             chunk.end());
}

} // namespace boligsim
