#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/process/transition_odds.hpp"
#include "models/world/world.hpp"
#include "sim/core/added_columns.hpp"
#include "sim/record/measures.hpp"

namespace boligsim {

/// A characteristic of persons that interventions may be aimed at: one label out of several.
struct Attribute {
    std::string name;
    std::vector<std::string> labels;
    std::function<std::size_t(World const&, PersonId)> label_of; ///< index into `labels`
};

/// What subjects add to the world and to the vocabulary of studies. The same for every scenario:
/// subjects that declare in the same order get the same handles.
///
/// Two declarations of one name are a programmer's mistake: std::logic_error.
class WorldSchema {
public:
    /// A column of persons; a new row holds `start`. Read and written as
    /// `world.persons.added[column][row]`.
    template <class Value>
    sim::AddedColumn<Value> person_column(std::string const& name, Value start = {})
    {
        claim("person column " + name);
        return persons_.add<Value>(start);
    }
    /// A column of households: `world.households.added[column][row]`.
    template <class Value>
    sim::AddedColumn<Value> household_column(std::string const& name, Value start = {})
    {
        claim("household column " + name);
        return households_.add<Value>(start);
    }
    /// A list of persons whom a row process finds and a later process works off:
    /// `pending.of(list)`.
    PendingListId pending_list(std::string const& name);
    /// A transition whose odds others may change.
    TransitionId transition(std::string const& name);
    /// A bit of Persons::odds_changed for a modifier. There are eight.
    std::uint8_t odds_flag(std::string const& name);
    /// The first of four decisions of the subject's own, which share a block of random words. They
    /// follow from the name, so what else there is does not matter.
    unsigned decisions(std::string const& name);
    /// A characteristic that interventions may be aimed at.
    void attribute(Attribute attribute);

    TransitionNames const& transitions() const { return transitions_; }
    std::vector<Attribute> const& attributes() const { return attributes_; }
    sim::MeasureCatalogue& measures() { return measures_; }
    sim::MeasureCatalogue const& measures() const { return measures_; }

    /// Gives a world the declared columns.
    void shape(World& world) const;

private:
    void claim(std::string name);

    std::vector<std::string> claimed_;
    sim::AddedColumns persons_;
    sim::AddedColumns households_;
    std::size_t lists_ = 0;
    TransitionNames transitions_;
    unsigned flags_ = 0;
    std::vector<unsigned> blocks_;
    std::vector<Attribute> attributes_;
    sim::MeasureCatalogue measures_;
};

} // namespace boligsim
