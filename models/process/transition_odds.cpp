#include "models/process/transition_odds.hpp"

#include <algorithm>

namespace boligsim {

TransitionId TransitionNames::add(std::string name)
{
    names_.push_back(std::move(name));
    return TransitionId::at(names_.size() - 1);
}

TransitionId TransitionNames::find(std::string_view name) const
{
    auto const found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end()
               ? TransitionId()
               : TransitionId::at(static_cast<std::size_t>(found - names_.begin()));
}

void TransitionOdds::add(std::uint8_t flag, std::shared_ptr<OddsModifier const> modifier)
{
    modifiers_.push_back({flag, std::move(modifier)});
}

double TransitionOdds::odds(World const& world, PersonId person, TransitionId transition,
                            sim::Month month) const
{
    std::uint8_t const flags = world.persons.odds_changed[person.index()];
    double product = 1;
    for (Flagged const& m : modifiers_)
        if ((flags & m.flag) != 0)
            product *= m.modifier->odds(world, person, transition, month);
    return product;
}

std::uint32_t TransitionOdds::threshold(std::uint32_t usual, World const& world, PersonId person,
                                        TransitionId transition, sim::Month month) const
{
    if (world.persons.odds_changed[person.index()] == 0 || usual == 0 || usual == sim::threshold(1))
        return usual;
    double const factor = odds(world, person, transition, month);
    return factor == 1 ? usual : sim::threshold(with_odds_times(usual * 0x1p-32, factor));
}

} // namespace boligsim
