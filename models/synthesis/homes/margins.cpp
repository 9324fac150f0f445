#include "models/synthesis/homes/margins.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "models/synthesis/shares/draws.hpp"
#include "models/world/households.hpp"
#include "sim/parameters/shared_tables.hpp"

namespace boligsim {

namespace {

constexpr sim::AgentKey margins_key = 0x4d415247'494e5330ull;
/// Pairs of households that are drawn for each dwelling of a department with margins.
constexpr std::size_t pairs_a_dwelling = 300;
constexpr double millionths = 1e6;

/// What counts as one step away from a margin: differences are added up in squares of it.
double unit_of(Margin margin)
{
    switch (margin) {
    case Margin::residents_per_dwelling:
        return 0.02;
    case Margin::years_in_dwelling:
        return 0.2;
    default:
        return 0.01;
    }
}

/// How far a department is from what is asked, and from what it was in what is not: a share asked for
/// is not to be met by changing whom it is a share of.
double distance(MarginCounts const& counts, OwnDepartment const& own, MarginCounts const& before)
{
    constexpr double longer_step = 3; // of a margin that is not asked for
    double sum = 0;
    for (std::size_t m = 0; m < margin_count; ++m) {
        auto const margin = static_cast<Margin>(m);
        double const wanted = own.margins[m].value_or(before.value(margin));
        double const unit = unit_of(margin) * (own.margins[m] ? 1 : longer_step);
        double const steps = (counts.value(margin) - wanted) / unit;
        sum += steps * steps;
    }
    if (auto const employed = own.margin(Margin::employed); employed && counts.aged_18_64 > 0) {
        double const expected = static_cast<double>(counts.employed_expected_millionths) /
                                millionths / static_cast<double>(counts.aged_18_64);
        double const steps = (expected - *employed) / unit_of(Margin::employed);
        sum += steps * steps;
    }
    return sum;
}

/// Exchanges homes within one municipality.
class MunicipalMargins {
public:
    MunicipalMargins(World& world, std::vector<OwnDepartment> const& own,
                     LabourLevels const& labour, std::vector<MarginCounts>& counts,
                     MunicipalityId municipality, sim::Streams const& streams)
        : world_(world),
          own_(own),
          labour_(labour),
          counts_(counts),
          before_(counts),
          municipality_(municipality),
          draws_(streams, sim::derive_key(margins_key, municipality.index()), world.now,
                 block_margins)
    {
    }

    void meet()
    {
        list_households();
        for (std::size_t kind = 0; kind < kinds_; ++kind) {
            exchange(asked_[kind], public_[kind]);
            if (!are_met(kind))
                exchange(asked_[kind], outside_[kind]);
        }
    }

private:
    static constexpr std::size_t kinds_ = 3;

    /// Row of the user's departments that the household lives in, if it has margins.
    OwnDepartment const* asked_of(PlaceId place) const
    {
        if (!world_.is_department(place))
            return nullptr;
        std::uint32_t const row = world_.departments[place.index()].own;
        return row != 0 && own_[row - 1].has_margins() ? &own_[row - 1] : nullptr;
    }

    void list_households()
    {
        Households const& h = world_.households;
        for (std::size_t i = 0; i < h.rows(); ++i) {
            PlaceId const place = h.place[i];
            if (!h.state[i].exists || world_.municipality(place) != municipality_)
                continue;
            auto const id = HouseholdId::at(i);
            Tenure const tenure = world_.tenure(place);
            if (tenure == Tenure::public_housing) {
                if (!h.dwelling[i])
                    continue;
                auto const kind = static_cast<std::size_t>(world_.departments[place.index()].kind);
                if (asked_of(place))
                    asked_[kind].push_back(h.dwelling[i]);
                public_[kind].push_back(id);
            } else if (tenure != Tenure::owner) {
                for (std::size_t kind = 0; kind < kinds_; ++kind)
                    if (suits(id, static_cast<DwellingKind>(kind)))
                        outside_[kind].push_back(id);
            }
        }
    }

    bool suits(HouseholdId household, DwellingKind kind) const
    {
        constexpr int youth_ends = 30;
        constexpr int old_begins = 60;
        PersonId const head = world_.households.first[household.index()];
        int const age = age_in(world_.persons.birth[head.index()], world_.now);
        return kind == DwellingKind::family || (kind == DwellingKind::youth && age < youth_ends) ||
               (kind == DwellingKind::elderly && age >= old_begins);
    }

    /// Draws pairs of a dwelling with margins and a partner. Partners that come in stand for those
    /// who leave from then on.
    void exchange(std::vector<DwellingId> const& asked, std::vector<HouseholdId>& partners)
    {
        if (asked.empty() || partners.empty())
            return;
        for (std::size_t i = 0; i < pairs_a_dwelling * asked.size(); ++i) {
            DwellingId const dwelling = asked[draws_.below(asked.size())];
            HouseholdId const here = world_.dwellings.occupant[dwelling.index()];
            std::size_t const drawn = draws_.below(partners.size());
            HouseholdId const there = partners[drawn];
            if (!try_exchange(here, there))
                continue;
            if (!world_.households.dwelling[here.index()])
                partners[drawn] = here;
        }
    }

    bool try_exchange(HouseholdId here, HouseholdId there)
    {
        Households const& h = world_.households;
        PlaceId const place_here = h.place[here.index()];
        PlaceId const place_there = h.place[there.index()];
        if (place_here == place_there)
            return false;
        MarginCounts const leaving = count_household(world_, labour_, here);
        MarginCounts const coming = count_household(world_, labour_, there);
        if (!fit(h.dwelling[here.index()], leaving, h.dwelling[there.index()], coming))
            return false;
        double change = 0;
        auto const after = [&](PlaceId place, MarginCounts const& out, MarginCounts const& in) {
            OwnDepartment const* const own = asked_of(place);
            if (!own)
                return;
            MarginCounts counts = counts_of(place);
            MarginCounts const& before = before_[row_of(place)];
            change -= distance(counts, *own, before);
            counts -= out;
            counts += in;
            change += distance(counts, *own, before);
        };
        after(place_here, leaving, coming);
        after(place_there, coming, leaving);
        if (change >= 0)
            return false;
        exchange_homes(world_, here, there);
        for (auto const& [place, out, in] :
             {std::tuple(place_here, leaving, coming), std::tuple(place_there, coming, leaving)})
            if (asked_of(place)) {
                counts_of(place) -= out;
                counts_of(place) += in;
            }
        return true;
    }

    bool fit(DwellingId dwelling_a, MarginCounts const& a, DwellingId dwelling_b,
             MarginCounts const& b) const
    {
        sim::Column<std::uint8_t> const& rooms = world_.dwellings.rooms;
        auto const crowded = [&](DwellingId dwelling, MarginCounts const& before,
                                 MarginCounts const& now) {
            return dwelling && now.residents > 2 * rooms[dwelling.index()] &&
                   now.residents > before.residents;
        };
        bool const as_many_rooms =
            dwelling_b && rooms[dwelling_a.index()] == rooms[dwelling_b.index()];
        return (as_many_rooms || std::abs(a.residents - b.residents) <= 1) &&
               !crowded(dwelling_a, a, b) && !crowded(dwelling_b, b, a);
    }

    MarginCounts& counts_of(PlaceId place) { return counts_[row_of(place)]; }
    std::size_t row_of(PlaceId place) const { return world_.departments[place.index()].own - 1; }

    /// Whether the municipality's departments of a kind are within a step, or within what one
    /// household makes, of each margin.
    bool are_met(std::size_t kind) const
    {
        for (Department const& d : world_.departments) {
            if (d.municipality != municipality_ || d.own == 0 ||
                static_cast<std::size_t>(d.kind) != kind)
                continue;
            MarginCounts const& counts = counts_[d.own - 1];
            double const one_household =
                1.0 / static_cast<double>(std::max<std::int64_t>(1, counts.households));
            for (std::size_t m = 0; m < margin_count; ++m) {
                auto const margin = static_cast<Margin>(m);
                auto const& asked = own_[d.own - 1].margins[m];
                if (asked && std::abs(counts.value(margin) - *asked) >
                                 std::max(unit_of(margin), one_household))
                    return false;
            }
        }
        return true;
    }

    World& world_;
    std::vector<OwnDepartment> const& own_;
    LabourLevels const& labour_;
    std::vector<MarginCounts>& counts_;      ///< [row of the user's departments - 1]
    std::vector<MarginCounts> const before_; ///< the same, as they were
    MunicipalityId municipality_;
    Sequence draws_;
    std::array<std::vector<DwellingId>, kinds_> asked_;   ///< occupied, of departments with margins
    std::array<std::vector<HouseholdId>, kinds_> public_; ///< in public dwellings of the kind
    std::array<std::vector<HouseholdId>, kinds_> outside_; ///< elsewhere, and fit for the kind
};

} // namespace

MarginCounts& MarginCounts::operator+=(MarginCounts const& other)
{
    households += other.households;
    residents += other.residents;
    aged_18_64 += other.aged_18_64;
    employed += other.employed;
    employed_expected_millionths += other.employed_expected_millionths;
    non_western += other.non_western;
    under_18 += other.under_18;
    over_64 += other.over_64;
    single_adult += other.single_adult;
    months += other.months;
    return *this;
}

MarginCounts& MarginCounts::operator-=(MarginCounts const& other)
{
    households -= other.households;
    residents -= other.residents;
    aged_18_64 -= other.aged_18_64;
    employed -= other.employed;
    employed_expected_millionths -= other.employed_expected_millionths;
    non_western -= other.non_western;
    under_18 -= other.under_18;
    over_64 -= other.over_64;
    single_adult -= other.single_adult;
    months -= other.months;
    return *this;
}

double MarginCounts::value(Margin margin) const
{
    auto const ratio = [](std::int64_t part, std::int64_t whole) {
        return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
    };
    switch (margin) {
    case Margin::employed:
        return ratio(employed, aged_18_64);
    case Margin::non_western:
        return ratio(non_western, residents);
    case Margin::under_18:
        return ratio(under_18, residents);
    case Margin::over_64:
        return ratio(over_64, residents);
    case Margin::single_adult:
        return ratio(single_adult, households);
    case Margin::residents_per_dwelling:
        return ratio(residents, households);
    case Margin::years_in_dwelling:
        return ratio(months, households) / 12;
    }
    return 0;
}

MarginCounts count_household(World const& world, LabourLevels const& labour, HouseholdId household)
{
    MarginCounts counts;
    std::int64_t adults = 0;
    for_members(world, household, [&](PersonId p) {
        std::size_t const i = p.index();
        int const age = age_in(world.persons.birth[i], world.now);
        ++counts.residents;
        adults += age >= 18 ? 1 : 0;
        counts.under_18 += age < 18 ? 1 : 0;
        counts.over_64 += age > 64 ? 1 : 0;
        counts.non_western += is_non_western(world.persons.origin[i]) ? 1 : 0;
        if (age >= 18 && age <= 64) {
            ++counts.aged_18_64;
            counts.employed += is_employed(world.persons.labour[i]) ? 1 : 0;
            counts.employed_expected_millionths +=
                std::lround(millionths * labour.employed_share(
                                             world.persons.origin[i], world.persons.sex[i], age,
                                             standing_class(world.persons.standing[i]), world.now));
        }
    });
    counts.households = 1;
    counts.single_adult = adults == 1 ? 1 : 0;
    counts.months = world.now - world.households.moved_in[household.index()];
    return counts;
}

std::vector<MarginCounts> count_own_departments(World const& world, LabourLevels const& labour,
                                                std::size_t own_departments)
{
    std::vector<MarginCounts> counts(own_departments);
    for (Department const& d : world.departments) {
        if (d.own == 0)
            continue;
        for (std::size_t i = 0; i < d.dwellings; ++i)
            if (HouseholdId const household = world.dwellings.occupant[d.first_dwelling + i])
                counts[d.own - 1] += count_household(world, labour, household);
    }
    return counts;
}

void meet_margins(World& world, std::vector<OwnDepartment> const& own, LabourLevels const& labour,
                  sim::Streams const& streams)
{
    if (!any_margins(own))
        return;
    std::vector<MarginCounts> counts = count_own_departments(world, labour, own.size());
    std::vector<std::uint8_t> has_own(world.municipalities.size(), 0);
    for (Department const& d : world.departments)
        if (d.own != 0 && own[d.own - 1].has_margins())
            has_own[d.municipality.index()] = 1;
    for (std::size_t m = 0; m < has_own.size(); ++m)
        if (has_own[m] != 0)
            MunicipalMargins(world, own, labour, counts, MunicipalityId::at(m), streams).meet();
}

MeetMargins::MeetMargins(std::vector<OwnDepartment> own, sim::ParameterBook const& book,
                         sim::Month when)
    : own_(std::move(own)),
      labour_(sim::shared_table<LabourLevels>(book, sim::Period{when, when})),
      when_(when)
{
}

void MeetMargins::run(World& world, MonthContext const& context) const
{
    if (context.month == when_)
        meet_margins(world, own_, *labour_, context.streams);
}

bool any_margins(std::vector<OwnDepartment> const& own)
{
    return std::any_of(own.begin(), own.end(),
                       [](OwnDepartment const& d) { return d.has_margins(); });
}

} // namespace boligsim
