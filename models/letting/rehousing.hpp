#pragma once

#include <vector>

#include "models/housing/room_norm.hpp"
#include "models/process/process.hpp"
#include "sim/parameters/dated.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/renovation_keys.hpp"
#include "study/study.hpp"

namespace boligsim {

/// Tenants who have to live elsewhere while their dwelling is renovated.
///
/// Of each department that a rule renovates, the share `rehouse` of the dwellings is emptied, the
/// works beginning evenly over a year. From January of the rule's year on tenants get notice; each
/// then stands in the municipality's queue before everybody in acute need, and the landlord offers
/// its vacancies to them first (models/letting/tools/rehousing.cpp). From the notice to the end of
/// the works the dwelling is let to nobody else. At the end tenants come back if the works took a
/// year at most (`rehousing.temporary_months_most`) and they still live where they were rehoused;
/// otherwise the dwelling is let.
///
/// Reads       departments, dwellings, households   Writes  works, queues, where households live
/// Draws       decide_rehousing, once a dwelling (which of them) and once a department (rounding)
/// Parameters  rehousing.notice_months, rehousing.temporary_months_most; those of RoomNorm; Letting
///             reads rehousing.offers
/// Simplifies  a tenant who was offered nothing in time stays while works are done around them; a
///             tenant rehoused for a time pays the rent of the dwelling that they live in and
///             stands in no queue to come back; whoever gets notice gives up the lists on which
///             they stood for another reason; a part of a household that stays behind counts as
///             the tenant
/// Sources     data/rules/letting_law.csv, rehousing
class Rehousing : public Process {
public:
    Rehousing(std::vector<RenovationRule> const& rules, sim::ParameterBook const& book,
              sim::Period period);
    std::string_view name() const override { return "rehousing"; }
    void run(World& world, MonthContext const& context) const override;

private:
    void end_works(World& world, MonthContext const& context) const;
    void give_notice(World& world, MonthContext const& context, RenovationRule const& rule,
                     sim::AgentKey key) const;

    std::vector<RenovationRule> rules_;
    std::vector<sim::AgentKey> keys_; ///< as rules_
    sim::Dated<RoomNorm> room_norm_;
    sim::Dated<double> notice_months_;
    sim::Dated<double> temporary_months_most_; ///< months
};

} // namespace boligsim
