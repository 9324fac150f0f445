#include "models/record/measures.hpp"

#include "models/record/axes.hpp"

namespace boligsim {

FlowMeasures declare_flows(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    if (c.axes().empty())
        add_axes(c);
    FlowMeasures m{};
    m.changes = c.add({"changes",
                       "parts of the year's change of residents aged 18-64",
                       "persons",
                       flow,
                       count,
                       {"component", "status"}});
    m.adults_a_year_on = c.add({"adults_a_year_on",
                                "residents aged 18 or over a year before, by where they are",
                                "persons",
                                flow,
                                count,
                                {"a_year_on"}});
    m.newcomers =
        c.add({"newcomers",
               "residents who lived elsewhere a year before, by where; who was born since "
               "is left out",
               "persons",
               flow,
               count,
               {"came_from"}});
    m.newcomers_age = c.add({"newcomers_years_of_age",
                             "whole years of age, summed over newcomers",
                             "years",
                             flow,
                             sum,
                             {}});
    m.leavers = c.add({"leavers",
                       "who lived here a year before and lives elsewhere in the country, by age "
                       "group at the end of the year",
                       "persons",
                       flow,
                       count,
                       {"age_group"}});
    m.leavers_age = c.add({"leavers_years_of_age",
                           "whole years of age, summed over leavers",
                           "years",
                           flow,
                           sum,
                           {}});
    m.births = c.add({"births", "births", "persons", flow, count, {}});
    m.deaths = c.add({"deaths", "deaths", "persons", flow, count, {}});
    m.moves_in =
        c.add({"moves_in", "households moving in", "households", flow, count, {"move_type"}});
    m.moves_out =
        c.add({"moves_out", "households leaving", "households", flow, count, {"vacating"}});
    m.stays_ended = c.add({"stays_ended",
                           "households leaving, by years in the dwelling; moves within a "
                           "department are left out",
                           "households",
                           flow,
                           count,
                           {"stay_years"}});
    m.persons_in = c.add({"persons_in",
                          "persons moving in with their household or founding one",
                          "persons",
                          flow,
                          count,
                          {"came_from"}});
    m.persons_out = c.add({"persons_out",
                           "persons moving out with their household",
                           "persons",
                           flow,
                           count,
                           {"went_to"}});
    m.lettings = c.add({"lettings",
                        "lettings",
                        "lettings",
                        flow,
                        count,
                        {"tool", "household_work", "household_origin"}});
    m.months_waited = c.add({"months_waited",
                             "months waited on a list, summed over lettings",
                             "months",
                             flow,
                             count,
                             {"tool", "household_work", "household_origin"}});
    m.refusals = c.add({"refusals",
                        "offers declined",
                        "offers",
                        flow,
                        count,
                        {"household_work", "household_origin"}});
    m.participants =
        c.add({"participants", "persons who began in an intervention", "persons", flow, count, {}});
    return m;
}

} // namespace boligsim
