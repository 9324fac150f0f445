#include "models/record/axes.hpp"

#include "study/categories.hpp"
#include "study/letting_tools.hpp"

namespace boligsim {

void add_axes(sim::MeasureCatalogue& c)
{
    c.add_axis(
        {"age",
         "age band, years",
         {"0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "90+"}});
    c.add_axis({"sex", "sex", list_names<Sex>()});
    c.add_axis({"age_group", "age group, years", {"0-17", "18-29", "30-64", "65+"}});
    c.add_axis({"origin", "origin as Statistics Denmark groups it", list_names<Origin>()});
    c.add_axis(
        {"employment", "what a person aged 18-64 lives by", list_names(LabourState::employed)});
    c.add_axis({"work", "in work or not", {"employed", "not_employed"}});
    c.add_axis(
        {"income_band",
         "fifth of the year's equivalised disposable income, of the country's persons aged 18-64",
         {"lowest", "second", "third", "fourth", "highest"}});
    c.add_axis({"household_type", "type of household", list_names<HouseholdType>()});
    c.add_axis({"tenure_years", "years in the dwelling", {"0", "1", "2", "3", "4", "5-9", "10+"}});
    c.add_axis({"stay_years",
                "years in the dwelling of a household; in a segment, years since it last moved",
                {"0", "1", "2-4", "5-9", "10-24", "25+"}});
    c.add_axis({"place_years",
                "years in the place: how many 31 Decembers in a row before this one, one elsewhere "
                "while the dwelling was renovated included",
                {"0", "1", "2", "3", "4", "5-9", "10+"}});
    c.add_axis({"a_year_on",
                "where somebody is a year later",
                {"same_place", "another_place", "abroad", "dead"}});
    c.add_axis({"occupancy",
                "dwelling occupied, vacant to be let, or emptied for a renovation",
                {"occupied", "vacant", "emptied"}});
    c.add_axis({"component",
                "part of a year's change",
                {"stayers_before", "stayers_after", "moved_in", "moved_out", "arrived", "departed",
                 "came_of_age", "reached_65", "died"}});
    c.add_axis({"status",
                "work and origin",
                {"employed_danish", "employed_western", "employed_non_western",
                 "not_employed_danish", "not_employed_western", "not_employed_non_western"}});
    c.add_axis({"move_type",
                "where a household that moves in comes from",
                {"same_department", "same_organisation", "other_public", "owner", "private_rental",
                 "other", "abroad"}});
    c.add_axis({"vacating",
                "how a household leaves a place",
                {"same_department", "same_organisation", "other_public", "owner", "private_rental",
                 "other", "abroad", "dissolved"}});
    c.add_axis(
        {"came_from", "sector that persons come from", {"same_sector", "other_sector", "abroad"}});
    c.add_axis({"went_to", "sector that persons go to", {"same_sector", "other_sector", "abroad"}});
    std::vector<std::string> tools;
    for (LettingToolName const& tool : letting_tool_names())
        tools.emplace_back(tool.name);
    c.add_axis({"tool", "letting tool that let the dwelling", std::move(tools)});
    c.add_axis({"household_work", "whether any of the household's adults is in work",
                list_names<HouseholdWork>()});
    c.add_axis({"household_origin", "origin of the household's reference person",
                list_names<OriginGroup>()});
    c.add_axis({"queue",
                "where a household waits: on lists only, or in the municipality's queue of acute "
                "need too",
                {"waiting_list", "municipal_queue"}});
    c.add_axis({"reason", "why a household applied", list_names<MoveReason>()});
}

} // namespace boligsim
