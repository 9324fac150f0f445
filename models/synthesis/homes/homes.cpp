#include "models/synthesis/homes/homes.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <string>

#include "models/synthesis/shares/draws.hpp"

namespace boligsim {

namespace {

constexpr sim::AgentKey first_households = 0x484f5553'45484f4cull;
constexpr sim::AgentKey municipal_homes = 0x484f4d45'53303031ull;

double odds(double share)
{
    double const p = std::clamp(share, 1e-4, 1 - 1e-4);
    return p / (1 - p);
}

} // namespace

sim::AgentKey first_household_key(std::uint32_t number)
{
    return sim::derive_key(first_households, number);
}

HomeTables::HomeTables(sim::ParameterBook const& book, sim::Month start)
    : tenure_share(book, "tenure.share", start),
      type_public_odds(book.values("tenure.type_public_odds", start)),
      origin_public_odds(book, "tenure.origin_public_odds", start),
      jobless_public_odds(book.scalar("tenure.jobless_public_odds", start)),
      jobless_owner_odds(book.scalar("tenure.jobless_owner_odds", start)),
      low_standing_public_odds(book.scalar("tenure.low_standing_public_odds", start)),
      youth_student_odds(book.scalar("homes.youth_student_odds", start)),
      youth_in_family_odds(book.scalar("homes.youth_in_family_odds", start)),
      young_below_age(static_cast<int>(book.scalar("homes.young_below_age", start))),
      small_household_most(static_cast<int>(book.scalar("homes.small_household_most", start))),
      elderly_weight(book, "homes.elderly_weight", start),
      last_resort_weight(book.scalar("homes.last_resort_weight", start)),
      couple_saves_rooms(book.scalar("homes.couple_saves_rooms", start)),
      pension_age(static_cast<int>(book.scalar("homes.pension_age", start))),
      vacant_share(book.scalar("homes.vacant_share", start)),
      rooms_noise(book.scalar("homes.rooms_noise", start)),
      sort_jobless{book.values("sorting.jobless", start)[0],
                   book.values("sorting.jobless", start)[1]},
      sort_non_western(book.scalar("sorting.non_western", start)),
      sort_low_standing{book.values("sorting.low_standing", start)[0],
                        book.values("sorting.low_standing", start)[1]},
      sort_noise(book.scalar("sorting.noise", start)),
      tenure_length(book, start)
{
}

double HomeTables::share(HouseholdType type, int age, Origin origin, Tenure tenure) const
{
    return tenure_share(type, age, origin, tenure);
}

namespace {

/// What decides where a household lives.
struct Seeker {
    HouseholdRef ref;
    sim::AgentKey key = 0;
    std::array<std::uint32_t, 4> words{};
    double public_odds = 0;
    double vulnerability = 0;
    HouseholdType type = HouseholdType::single;
    Origin origin = Origin::danish;
    std::uint8_t age = 0;
    std::uint8_t persons = 0;
    std::uint8_t adults = 0;
    std::uint8_t student = 0;
    std::uint8_t jobless = 0;
    std::uint8_t housed = 0; ///< in a public dwelling
};

class HomeFinder {
public:
    HomeFinder(HomeSources const& sources, MunicipalityId municipality)
        : sources_(sources),
          world_(sources.world),
          tables_(sources.tables),
          municipality_(municipality),
          draws_(sources.streams, sim::derive_key(municipal_homes, municipality.index()),
                 sources.start, block_homes)
    {
    }

    std::vector<Home> find(std::vector<HouseholdRef> const& households)
    {
        describe(households);
        list_dwellings();
        for (DwellingKind const kind :
             {DwellingKind::youth, DwellingKind::elderly, DwellingKind::family})
            fill(kind);
        return order();
    }

private:
    void describe(std::vector<HouseholdRef> const& households)
    {
        seekers_.reserve(households.size());
        for (HouseholdRef const ref : households)
            seekers_.push_back(describe_one(ref));
    }

    Seeker describe_one(HouseholdRef ref) const
    {
        PopulationBlock const& block = sources_.blocks[ref.block];
        HouseholdDraft const& household = block.households[ref.household];
        PersonDraft const& head = block.persons[household.first];
        Seeker seeker;
        seeker.ref = ref;
        seeker.key = first_household_key(sources_.block_first[ref.block] + ref.household);
        seeker.words = sources_.streams.block(seeker.key, sources_.start, block_household);
        seeker.persons = household.persons;
        seeker.adults = household.adults;
        seeker.origin = head.origin;
        seeker.age = static_cast<std::uint8_t>(age_in(head.birth, sources_.start));
        seeker.type = household.couple ? (household.children ? HouseholdType::couple_with_children
                                                             : HouseholdType::couple)
                      : household.children    ? HouseholdType::single_parent
                      : household.adults <= 1 ? HouseholdType::single
                                              : HouseholdType::other;
        bool employed = false;
        for (std::size_t i = 0; i < household.adults; ++i) {
            LabourState const labour = block.persons[household.first + i].labour;
            employed = employed || labour == LabourState::employed;
            seeker.student |= labour == LabourState::in_education ? 1 : 0;
        }
        seeker.jobless = !employed && seeker.age < tables_.pension_age ? 1 : 0;
        double const low_standing = 1 - head.standing / 255.0;
        double const public_odds =
            odds(tables_.share(seeker.type, seeker.age, seeker.origin, Tenure::public_housing)) *
            tables_.type_public_odds[static_cast<std::size_t>(seeker.type)] *
            tables_.origin_public_odds(seeker.origin);
        // Students' lack of a job is not a lasting one.
        bool const vulnerable = seeker.jobless && !seeker.student;
        seeker.public_odds = public_odds * (vulnerable ? tables_.jobless_public_odds : 1) *
                             std::pow(tables_.low_standing_public_odds, low_standing - 0.5);
        std::size_t const origin = seeker.origin == Origin::danish ? 0 : 1;
        seeker.vulnerability = (vulnerable ? tables_.sort_jobless[origin] : 0) +
                               (is_non_western(seeker.origin) ? tables_.sort_non_western : 0) +
                               tables_.sort_low_standing[origin] * low_standing +
                               tables_.sort_noise * as_normal(seeker.words[household_sort]);
        return seeker;
    }

    void list_dwellings()
    {
        for (Department const& department : world_.departments) {
            if (department.municipality != municipality_)
                continue;
            for (std::size_t i = 0; i < department.dwellings; ++i)
                dwellings_[static_cast<std::size_t>(department.kind)].push_back(
                    DwellingId::at(department.first_dwelling + i));
        }
        for (auto& dwellings : dwellings_) {
            // Any dwelling may be vacant; the number follows the share over all municipalities, by
            // a coin for the fraction.
            double const expected = tables_.vacant_share * static_cast<double>(dwellings.size());
            auto vacant = static_cast<std::size_t>(expected + draws_.uniform());
            vacant = std::min(vacant, dwellings.size());
            for (std::size_t i = 0; i < vacant; ++i) {
                std::size_t const at = draws_.below(dwellings.size());
                dwellings.erase(dwellings.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }
    }

    /// Weight of a household for dwellings of a kind. Small weights are for those who live there
    /// only if others are too few.
    double weight(Seeker const& s, DwellingKind kind) const
    {
        bool const small = s.persons <= tables_.small_household_most;
        bool const young =
            s.age < tables_.young_below_age && small && s.type != HouseholdType::single_parent;
        switch (kind) {
        case DwellingKind::youth:
            return young ? s.public_odds * (s.student ? tables_.youth_student_odds : 1)
                         : tables_.last_resort_weight;
        case DwellingKind::elderly:
            return small && s.age >= tables_.elderly_weight.axis_index<0>().bands().first(0)
                       ? s.public_odds * tables_.elderly_weight(s.age)
                       : tables_.last_resort_weight;
        case DwellingKind::family:
            return s.public_odds * (young ? tables_.youth_in_family_odds : 1);
        }
        return 0;
    }

    void fill(DwellingKind kind)
    {
        std::vector<DwellingId>& dwellings = dwellings_[static_cast<std::size_t>(kind)];
        // Weighted sampling without replacement: the smallest exponential times (Efraimidis and
        // Spirakis 2006).
        struct Ranked {
            double time;
            std::uint32_t seeker;
        };
        std::vector<Ranked> ranked;
        ranked.reserve(seekers_.size());
        for (std::uint32_t i = 0; i < seekers_.size(); ++i) {
            Seeker const& s = seekers_[i];
            if (!s.housed)
                ranked.push_back(
                    {-std::log(as_uniform(s.words[household_public])) / weight(s, kind), i});
        }
        std::size_t const n = std::min(dwellings.size(), ranked.size());
        auto const sooner = [](Ranked const& a, Ranked const& b) {
            return a.time != b.time ? a.time < b.time : a.seeker < b.seeker;
        };
        if (n < ranked.size())
            std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(n),
                             ranked.end(), sooner);
        std::vector<std::uint32_t> chosen;
        chosen.reserve(n);
        for (std::size_t i = 0; i < n; ++i) {
            chosen.push_back(ranked[i].seeker);
            seekers_[ranked[i].seeker].housed = 1;
        }
        match(chosen, dwellings);
    }

    double rooms_wanted(Seeker const& s) const
    {
        double const couple_saves =
            s.type == HouseholdType::couple || s.type == HouseholdType::couple_with_children
                ? tables_.couple_saves_rooms
                : 0;
        return 1 + s.persons - couple_saves +
               tables_.rooms_noise * as_normal(s.words[household_rooms]);
    }

    /// Large households to many rooms; among as many rooms, the vulnerable to worse reputation.
    void match(std::vector<std::uint32_t>& chosen, std::vector<DwellingId>& dwellings)
    {
        std::vector<double> wanted(seekers_.size());
        for (std::uint32_t const i : chosen)
            wanted[i] = rooms_wanted(seekers_[i]);
        std::sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
            return wanted[a] != wanted[b] ? wanted[a] < wanted[b] : a < b;
        });
        auto const rooms = [&](DwellingId d) { return world_.dwellings.rooms[d.index()]; };
        auto const reputation = [&](DwellingId d) {
            return world_.departments[world_.dwellings.department[d.index()].index()].reputation;
        };
        // Ties are broken by chance, so that no row of a department is preferred.
        draws_.shuffle(dwellings);
        std::stable_sort(dwellings.begin(), dwellings.end(),
                         [&](DwellingId a, DwellingId b) { return rooms(a) < rooms(b); });
        std::size_t const n = std::min(chosen.size(), dwellings.size());
        for (std::size_t begin = 0; begin < n;) {
            std::size_t end = begin;
            while (end < n && rooms(dwellings[end]) == rooms(dwellings[begin]))
                ++end;
            auto const at = [](auto& list, std::size_t i) {
                return list.begin() + static_cast<std::ptrdiff_t>(i);
            };
            std::sort(at(chosen, begin), at(chosen, end), [&](std::uint32_t a, std::uint32_t b) {
                double const va = seekers_[a].vulnerability;
                double const vb = seekers_[b].vulnerability;
                return va != vb ? va > vb : a < b;
            });
            std::stable_sort(
                at(dwellings, begin), at(dwellings, end),
                [&](DwellingId a, DwellingId b) { return reputation(a) < reputation(b); });
            for (std::size_t i = begin; i < end; ++i)
                in_dwellings_.push_back({dwellings[i], chosen[i]});
            begin = end;
        }
    }

    Tenure draw_segment(Seeker const& s) const
    {
        double const owner = tables_.share(s.type, s.age, s.origin, Tenure::owner) *
                             (s.jobless ? tables_.jobless_owner_odds : 1);
        double const rental = tables_.share(s.type, s.age, s.origin, Tenure::private_rental);
        double const other = tables_.share(s.type, s.age, s.origin, Tenure::other);
        double const u = as_uniform(s.words[household_segment]) * (owner + rental + other);
        return u < owner ? Tenure::owner
                         : (u < owner + rental ? Tenure::private_rental : Tenure::other);
    }

    Home make_home(std::uint32_t i, PlaceId place, DwellingId dwelling,
                   TenureLength::Home kind) const
    {
        Seeker const& s = seekers_[i];
        auto const words = sources_.streams.block(s.key, sources_.start, block_household_2);
        Home home;
        home.household = s.ref;
        home.key = s.key;
        home.place = place;
        home.dwelling = dwelling;
        home.persons = s.persons;
        home.moved_in =
            sources_.start - tables_.tenure_length.months(kind, mobility_class(s.key), s.age,
                                                          as_uniform(words[household_duration]));
        return home;
    }

    std::vector<Home> order()
    {
        std::sort(in_dwellings_.begin(), in_dwellings_.end(),
                  [](InDwelling const& a, InDwelling const& b) { return a.dwelling < b.dwelling; });
        std::vector<Home> homes;
        homes.reserve(seekers_.size());
        for (auto const& [dwelling, seeker] : in_dwellings_) {
            DepartmentId const department = world_.dwellings.department[dwelling.index()];
            homes.push_back(make_home(
                seeker, world_.place_of(department), dwelling,
                static_cast<TenureLength::Home>(world_.departments[department.index()].kind)));
        }
        std::vector<std::vector<std::uint32_t>> segments(segment_tenure_count);
        for (std::uint32_t i = 0; i < seekers_.size(); ++i) {
            if (!seekers_[i].housed)
                segments[static_cast<std::size_t>(draw_segment(seekers_[i])) - 1].push_back(i);
        }
        for (std::size_t t = 0; t < segment_tenure_count; ++t) {
            auto const tenure = static_cast<Tenure>(t + 1);
            auto const kind = static_cast<TenureLength::Home>(
                static_cast<std::size_t>(TenureLength::Home::owner) + t);
            for (std::uint32_t const i : segments[t])
                homes.push_back(make_home(i, world_.place_of(municipality_, tenure), {}, kind));
        }
        return homes;
    }

    struct InDwelling {
        DwellingId dwelling;
        std::uint32_t seeker;
    };

    HomeSources const& sources_;
    World const& world_;
    HomeTables const& tables_;
    MunicipalityId municipality_;
    Sequence draws_;
    std::vector<Seeker> seekers_;
    std::array<std::vector<DwellingId>, 3> dwellings_; ///< by kind, occupied ones
    std::vector<InDwelling> in_dwellings_;
};

} // namespace

std::vector<Home> find_homes(HomeSources const& sources, MunicipalityId municipality,
                             std::vector<HouseholdRef> const& households)
{
    return HomeFinder(sources, municipality).find(households);
}

} // namespace boligsim
