#include "models/intervention/observers.hpp"

namespace boligsim {

std::vector<sim::MeasureId> ParticipantObserver::measures() const
{
    return {ids_.participants};
}

void ParticipantObserver::count_persons(ObservedPersons const& persons,
                                        sim::YearCounts& counts) const
{
    Persons const& p = persons.world.persons;
    for (std::size_t k = 0; k < persons.size(); ++k) {
        std::size_t const i = persons.row[k];
        if (p.participation[i] && p.participation_since[i].year() == persons.month.year())
            counts.add(ids_.participants, persons.place[k].index(), 0);
    }
}

} // namespace boligsim
