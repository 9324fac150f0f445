#include "models/synthesis/sector/stock.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "models/synthesis/sector/estates.hpp"
#include "models/synthesis/sector/joint_lists.hpp"
#include "models/synthesis/sector/municipalities.hpp"
#include "models/synthesis/shares/draws.hpp"
#include "models/synthesis/shares/quota.hpp"

namespace boligsim {

namespace {

constexpr sim::AgentKey dwellings_key = 0x4457454c'4c494e47ull;
constexpr sim::AgentKey own_dwellings_key = 0x4f574e44'57454c4cull;
constexpr std::size_t kind_count = 3;
constexpr std::size_t max_rooms = 6;

class DwellingMaker {
public:
    DwellingMaker(sim::ParameterBook const& book, sim::Month start)
        : book_(book),
          rooms_share_(book.values("dwellings.rooms_share", start)),
          mean_m2_(book.values("dwellings.mean_m2", start)),
          rent_per_m2_(book.values("dwellings.rent_per_m2", start)),
          rent_spread_(book.scalar("dwellings.rent_spread", start)),
          m2_spread_(book.scalar("dwellings.m2_spread", start)),
          streams_(0, 0)
    {
    }

    /// Dwellings of a synthesised department; `number` names its random numbers.
    void add_dwellings(Dwellings& dwellings, Department const& department, DepartmentId id,
                       Region region, std::size_t number) const
    {
        Sequence draws(streams_, sim::derive_key(dwellings_key, number), sim::Month(),
                       block_places);
        auto const kind = static_cast<std::size_t>(department.kind);
        double const rent_year =
            rent_per_m2_[kind * region_count + static_cast<std::size_t>(region)] *
            std::exp(rent_spread_ * draws.normal() - rent_spread_ * rent_spread_ / 2);
        double const size = std::exp(m2_spread_ * draws.normal() - m2_spread_ * m2_spread_ / 2);
        // Equidistributed over [0, 1) from a start of the department's own, so that a department
        // has nearly the shares of the whole, and the whole nearly exactly.
        constexpr double golden = 0.6180339887498949;
        double rank = draws.uniform();
        for (std::size_t i = 0; i < department.dwellings; ++i) {
            rank += golden;
            rank -= std::floor(rank);
            std::size_t const rooms = rooms_at(kind, rank);
            add(dwellings, id, rooms, mean_m2_[kind * max_rooms + rooms - 1] * size, rent_year);
        }
    }

    /// Dwellings of a department of the user's, row `number` of theirs: at scale 1 those listed, at
    /// a smaller one every n-th of them in order of rooms.
    void add_own_dwellings(Dwellings& dwellings, Department const& department, DepartmentId id,
                           Region region, OwnDepartment const& own, std::size_t number) const
    {
        Sequence draws(streams_, sim::derive_key(own_dwellings_key, number), sim::Month(),
                       block_places);
        auto const kind = static_cast<std::size_t>(department.kind);
        std::size_t const cell = kind * region_count + static_cast<std::size_t>(region);
        double const usual_rent = rent_per_m2_[cell] * std::exp(rent_spread_ * draws.normal() -
                                                                rent_spread_ * rent_spread_ / 2);
        double const usual_size =
            std::exp(m2_spread_ * draws.normal() - m2_spread_ * m2_spread_ / 2);
        double const rent_year =
            own.rent_dkk_m2_year
                ? *own.rent_dkk_m2_year * rent_per_m2_[cell] /
                      book_.values("dwellings.rent_per_m2", sim::Month(own.rent_year, 1))[cell]
                : usual_rent;
        auto const listed = static_cast<double>(own.dwellings());
        double mean_m2 = 0;
        for (std::size_t r = 0; r < max_rooms; ++r)
            mean_m2 += static_cast<double>(own.dwellings_by_rooms[r]) / listed *
                       mean_m2_[kind * max_rooms + r];
        double const size = own.mean_m2 ? *own.mean_m2 / mean_m2 : usual_size;
        double const from = draws.uniform();
        for (std::size_t i = 0; i < department.dwellings; ++i) {
            double const rank = (static_cast<double>(i) + from) * listed /
                                static_cast<double>(department.dwellings);
            std::size_t rooms = 1;
            for (double below = static_cast<double>(own.dwellings_by_rooms[0]);
                 below <= rank && rooms < max_rooms;
                 below += static_cast<double>(own.dwellings_by_rooms[rooms - 1]))
                ++rooms;
            add(dwellings, id, rooms, mean_m2_[kind * max_rooms + rooms - 1] * size, rent_year);
        }
    }

private:
    static void add(Dwellings& dwellings, DepartmentId department, std::size_t rooms, double m2,
                    double rent_dkk_m2_year)
    {
        auto const whole_m2 = static_cast<std::uint16_t>(std::lround(std::max(12.0, m2)));
        dwellings.department.push_back(department);
        dwellings.rooms.push_back(static_cast<std::uint8_t>(rooms));
        dwellings.m2.push_back(whole_m2);
        dwellings.rent_dkk_month.push_back(
            static_cast<std::int32_t>(std::lround(whole_m2 * rent_dkk_m2_year / 12)));
        dwellings.support_dkk_month.push_back(0);
        dwellings.occupant.emplace_back();
        dwellings.vacant_since.emplace_back();
        dwellings.phases.emplace_back();
    }

    std::size_t rooms_at(std::size_t kind, double rank) const
    {
        double sum = 0;
        for (std::size_t r = 0; r < max_rooms; ++r)
            sum += rooms_share_[kind * max_rooms + r];
        double left = rank * sum;
        std::size_t last = 1;
        for (std::size_t r = 0; r < max_rooms; ++r) {
            double const share = rooms_share_[kind * max_rooms + r];
            if (share > 0)
                last = r + 1;
            left -= share;
            if (left < 0)
                return r + 1;
        }
        return last;
    }

    sim::ParameterBook const& book_;
    std::vector<double> rooms_share_;
    std::vector<double> mean_m2_;
    std::vector<double> rent_per_m2_;
    double rent_spread_;
    double m2_spread_;
    sim::Streams streams_;
};

} // namespace

void build_places(World& world, sim::ParameterBook const& parameters, sim::Month start,
                  std::vector<OwnDepartment> const& own)
{
    world.municipalities = read_municipalities(parameters, start);
    SectorPlan plan = plan_sector(world.municipalities, own, parameters, start);
    world.areas = std::move(plan.areas);
    world.organisations = std::move(plan.organisations);

    DwellingMaker const maker(parameters, start);
    std::array<RunningQuota, kind_count> quotas;
    for (DepartmentPlan const& planned : plan.departments) {
        Department department;
        Municipality const& municipality = world.municipalities[planned.municipality.index()];
        department.name =
            planned.own ? own[planned.own - 1].name
                        : municipality.name + " " + std::to_string(planned.number_in_municipality);
        department.own = planned.own;
        department.municipality = planned.municipality;
        department.organisation = planned.organisation;
        department.area = planned.area;
        department.kind = planned.kind;
        department.first_dwelling = world.dwellings.rows();
        department.dwellings = quotas[static_cast<std::size_t>(planned.kind)].take(
            static_cast<double>(planned.dwellings) * world.scale);
        department.programmes = planned.programmes;
        department.reputation = -planned.deprivation;
        auto const id = DepartmentId::at(world.departments.size());
        if (planned.own)
            maker.add_own_dwellings(world.dwellings, department, id, municipality.region,
                                    own[planned.own - 1], planned.own);
        else
            maker.add_dwellings(world.dwellings, department, id, municipality.region,
                                planned.number - 1);
        world.departments.push_back(std::move(department));
    }
    join_thin_lists(world, parameters, start);
    world.markets.resize(world.municipalities.size());
}

} // namespace boligsim
