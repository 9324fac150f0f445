#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/world/world.hpp"

namespace boligsim {

/// A transition of persons that has a name, so that its odds can be changed by others than the
/// process that makes it.
using TransitionId = sim::Id<struct TransitionTag, std::uint16_t>;

/// The transitions that subjects declared, by name: `employment.find_job`.
class TransitionNames {
public:
    TransitionId add(std::string name);
    /// Empty where no transition has that name.
    TransitionId find(std::string_view name) const;
    /// In order of declaration.
    std::vector<std::string> const& names() const { return names_; }

private:
    std::vector<std::string> names_;
};

/// Something that multiplies the odds of transitions for some persons: an intervention, a state of
/// the person, the place where they live.
class OddsModifier {
public:
    virtual ~OddsModifier() = default;
    /// By how much the odds are multiplied; exactly 1 where nothing is changed.
    virtual double odds(World const& world, PersonId person, TransitionId transition,
                        sim::Month month) const = 0;
};

/// All that changes the odds of transitions. Modifiers are asked only about persons whose
/// `Persons::odds_changed` has the modifier's bit; their factors are multiplied.
class TransitionOdds {
public:
    /// `flag`: one bit (WorldSchema::odds_flag).
    void add(std::uint8_t flag, std::shared_ptr<OddsModifier const> modifier);

    /// The product of what all modifiers say, in order of their addition.
    double odds(World const& world, PersonId person, TransitionId transition,
                sim::Month month) const;

    /// The threshold of a draw (sim::threshold) with those odds, of one without them. Where nothing
    /// is changed it is `usual` itself, so that odds of one leave every person as they were; what
    /// is certain stays certain.
    std::uint32_t threshold(std::uint32_t usual, World const& world, PersonId person,
                            TransitionId transition, sim::Month month) const;

private:
    struct Flagged {
        std::uint8_t flag;
        std::shared_ptr<OddsModifier const> modifier;
    };
    std::vector<Flagged> modifiers_;
};

/// The probability whose odds are `factor` times those of `p`.
constexpr double with_odds_times(double p, double factor)
{
    double const scaled = factor * p;
    return scaled / (1 - p + scaled);
}

} // namespace boligsim
