#include "models/process/schema.hpp"

#include <algorithm>
#include <stdexcept>

#include "models/process/decisions.hpp"

namespace boligsim {

PendingListId WorldSchema::pending_list(std::string const& name)
{
    claim("pending list " + name);
    return PendingListId::at(lists_++);
}

TransitionId WorldSchema::transition(std::string const& name)
{
    claim("transition " + name);
    return transitions_.add(name);
}

std::uint8_t WorldSchema::odds_flag(std::string const& name)
{
    claim("flag " + name);
    if (flags_ == 8)
        throw std::logic_error("a ninth flag of odds (Persons::odds_changed has eight bits): " +
                               name);
    return static_cast<std::uint8_t>(1u << flags_++);
}

unsigned WorldSchema::decisions(std::string const& name)
{
    // Blocks below are those of models/process/decisions.hpp; a block's number has 16 bits.
    constexpr unsigned first_block = last_listed_decision / 4 + 1;
    constexpr unsigned blocks = 0x10000 - first_block;
    claim("decisions " + name);
    auto const block = first_block + static_cast<unsigned>(sim::name_key(name) % blocks);
    if (std::find(blocks_.begin(), blocks_.end(), block) != blocks_.end())
        throw std::logic_error("the decisions of two subjects share a block; rename: " + name);
    blocks_.push_back(block);
    return 4 * block;
}

void WorldSchema::attribute(Attribute attribute)
{
    claim("attribute " + attribute.name);
    attributes_.push_back(std::move(attribute));
}

void WorldSchema::shape(World& world) const
{
    world.persons.added = persons_;
    world.persons.added.resize(world.persons.rows());
    world.households.added = households_;
    world.households.added.resize(world.households.rows());
}

void WorldSchema::claim(std::string name)
{
    if (std::find(claimed_.begin(), claimed_.end(), name) != claimed_.end())
        throw std::logic_error("declared twice: " + name);
    claimed_.push_back(std::move(name));
}

} // namespace boligsim
