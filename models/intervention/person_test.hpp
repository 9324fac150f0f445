#pragma once

#include <functional>
#include <vector>

#include "models/process/schema.hpp"
#include "study/person_filter.hpp"

namespace boligsim {

/// Whether a person is one of those whom a filter is about.
///
/// Simplifies: a child has one known parent (models/world/parents.hpp), so who lives with a child is
/// its parent where that parent lives there too, and the partner of that parent.
class PersonTest {
public:
    /// Attributes that the schema does not know are nobody's: a checked entry has none.
    PersonTest(PersonFilter filter, WorldSchema const& schema);

    bool includes(World const& world, PersonId person, sim::Month month) const;

private:
    /// A characteristic that a subject offers, and which of its labels will do.
    struct Labels {
        std::function<std::size_t(World const&, PersonId)> label_of;
        std::vector<bool> wanted;
    };

    PersonFilter filter_;
    bool asks_households_;
    bool knows_attributes_ = true;
    std::vector<Labels> attributes_;
};

} // namespace boligsim
