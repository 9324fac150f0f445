#include "models/housing/destination.hpp"

#include <algorithm>

namespace boligsim {

namespace {

constexpr std::size_t tenures = 4;

} // namespace

DestinationChoice::DestinationChoice(sim::ParameterBook const& book, sim::Month at)
    : weight_(book, "destination.weight", at),
      income_bounds_(book.values("destination.income_bounds_dkk_month", at)),
      income_factor_(book.values("destination.income_factor", at)),
      standing_factor_(book.values("destination.standing_factor", at)),
      origin_factor_(book, "destination.origin_factor", at),
      from_factor_(book, "destination.from_factor", at),
      region_factor_(book, "destination.region_factor", at),
      kind_preference_(book, "destination.kind_preference", at),
      kinds_(book, at)
{
}

std::array<double, 6> DestinationChoice::weights(World const& world, Mover const& mover,
                                                 MunicipalityId municipality,
                                                 Openness::Table const& openness) const
{
    HouseholdFacts const& facts = mover.facts;
    double const income =
        static_cast<double>(mover.disposable_dkk_month) / std::max<int>(1, facts.adults);
    std::size_t const income_band = income < income_bounds_[0]   ? 0u
                                    : income < income_bounds_[1] ? 1u
                                                                 : 2u;
    auto const standing = static_cast<std::size_t>(facts.standing) / 64;
    Tenure const from = world.tenure(mover.from);
    Region const region = world.municipalities[municipality.index()].region;

    auto const tenure_weight = [&](Tenure tenure) {
        auto const t = static_cast<std::size_t>(tenure);
        return weight_(facts.age, facts.type, tenure) * income_factor_[income_band * tenures + t] *
               standing_factor_[standing * tenures + t] * origin_factor_(facts.origin, tenure) *
               from_factor_(from, tenure) * region_factor_(region, tenure);
    };
    double const in_public = tenure_weight(Tenure::public_housing);
    auto const& open = openness[municipality.index()];
    return {in_public * kind_preference_(DwellingKind::family) * open[0],
            kinds_.may_have_youth(facts)
                ? in_public * kind_preference_(DwellingKind::youth) * open[1]
                : 0,
            kinds_.may_have_elderly(facts)
                ? in_public * kind_preference_(DwellingKind::elderly) * open[2]
                : 0,
            tenure_weight(Tenure::owner),
            tenure_weight(Tenure::private_rental),
            tenure_weight(Tenure::other)};
}

Destination DestinationChoice::choose(World const& world, MunicipalityChoice const& municipalities,
                                      Mover const& mover, Openness::Table const& openness,
                                      std::span<double const, 3> draws) const
{
    Destination destination;
    destination.municipality =
        municipalities.choose(world.municipality(mover.from), mover.facts, draws[0], draws[1]);
    std::array<double, 6> const weight = weights(world, mover, destination.municipality, openness);
    double total = 0;
    for (double const w : weight)
        total += w;
    double left = draws[2] * total;
    std::size_t chosen = 0;
    while (chosen + 1 < weight.size() && left >= weight[chosen]) {
        left -= weight[chosen];
        ++chosen;
    }
    if (chosen < dwelling_kind_count) {
        destination.tenure = Tenure::public_housing;
        destination.kind = static_cast<DwellingKind>(chosen);
    } else {
        destination.tenure = static_cast<Tenure>(chosen - dwelling_kind_count + 1);
    }
    return destination;
}

} // namespace boligsim
