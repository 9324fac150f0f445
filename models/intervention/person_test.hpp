#pragma once

#include "models/world/schema.hpp"
#include "study/person_filter.hpp"

namespace boligsim {

/// Whether a person is one of those whom a filter is about.
class PersonTest {
public:
    PersonTest(PersonFilter filter, WorldSchema const& schema);

    bool includes(World const& world, PersonId person, sim::Month month) const;

private:
    PersonFilter filter_;
};

} // namespace boligsim
