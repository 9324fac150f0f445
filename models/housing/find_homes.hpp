#pragma once

#include <memory>

#include "models/housing/application_form.hpp"
#include "models/housing/destination.hpp"
#include "models/housing/means.hpp"
#include "models/process/process.hpp"
#include "sim/parameters/dated.hpp"

namespace boligsim {

/// Where those who look for a home go: households that wish to move, and new ones (left home,
/// separated, arrived). Each looks once in a month; where a new household also wishes to move, the
/// reason for which it is new counts.
///
/// Each chooses a municipality and a tenure (DestinationChoice). Into owner-occupied, private and
/// other homes they move at once. Into public housing they apply (ApplicationForm): the application
/// joins the queue of the municipality's market, which Letting works on in the same month. Until a
/// dwelling is let to them, households stay where they are; new ones lodge in the segment `other`.
/// Those whom the municipality counts as in acute need (refugees placed there, some of the
/// separated, the homeless young, newcomers and the poor) apply where they are and enter its queue;
/// who waits already enters it with the application that it has (enter_queues). Who moves at once
/// stays on its list, and is in acute need no more.
///
/// Parameters  destination.*, application.*, place_choice.*
/// Reads       households, persons, dwellings, departments, markets
/// Writes      households (place, moved_in, on_list), dwellings, markets, departments (known, in
///             January); flows of moves
/// Draws       decide_destination_tenure, decide_destination_municipality (draws 0, 1),
///             decide_application (several), decide_acute_need, once a household that looks
/// Simplifies  only public housing has a limited number of dwellings
class FindHomes : public Process {
public:
    FindHomes(sim::ParameterBook const& book, sim::Period period,
              std::shared_ptr<Means const> means);
    std::string_view name() const override { return "find_homes"; }
    void run(World& world, MonthContext const& context) const override;

private:
    struct Tables {
        DestinationChoice destination;
        MunicipalityChoice::Tables municipalities;
        ApplicationForm form;
        Openness openness;
        double own_group_pull; ///< of municipalities (own_group_pull)
        double learning_rate;
    };
    struct Decision {
        enum class Kind : std::uint8_t { stay, move, apply, enter_queue };
        Kind kind = Kind::stay;
        HouseholdId household;
        MoveReason reason = MoveReason::wish;
        PlaceId segment;       ///< where to, for a move
        MunicipalityId market; ///< where to apply, or to enter the queue
        Application application;
    };
    /// What everyone who looks for a home finds this month.
    struct Setting {
        Tables const& tables;
        MarketGuide guide;
        Openness::Table const& openness;
        MunicipalityChoice municipalities;
        MunicipalityChoice where_kin_live; ///< for those of non-Western origin
    };
    Decision decide(World const& world, MonthContext const& context, Setting const& setting,
                    Pending::Seeker seeker) const;

    sim::Dated<Tables> tables_;
    std::shared_ptr<Means const> means_;
};

} // namespace boligsim
