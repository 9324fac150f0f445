#include "models/world/measures.hpp"

#include "study/letting_tools.hpp"

namespace boligsim {

namespace {

void add_axes(sim::MeasureCatalogue& c)
{
    c.add_axis(
        {"age",
         "age band, years",
         {"0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "90+"}});
    c.add_axis({"sex", "sex", {"women", "men"}});
    c.add_axis({"age_group", "age group, years", {"0-17", "18-29", "30-64", "65+"}});
    c.add_axis({"origin",
                "origin as Statistics Denmark groups it",
                {"danish", "western", "menapt", "other_non_western"}});
    c.add_axis(
        {"employment",
         "what a person aged 18-64 lives by",
         {"employed", "unemployed", "in_education", "outside", "disability_pension", "retired"}});
    c.add_axis({"work", "in work or not", {"employed", "not_employed"}});
    c.add_axis({"income_band",
                "band of yearly disposable income, by the population's fifths of 2006",
                {"lowest", "second", "third", "fourth", "highest"}});
    c.add_axis({"household_type",
                "type of household",
                {"single", "couple", "single_parent", "couple_with_children", "other"}});
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
    c.add_axis({"household_work",
                "whether any of the household's adults is in work",
                {"someone_in_work", "nobody_in_work"}});
    c.add_axis({"household_origin",
                "origin of the household's reference person",
                {"danish", "western", "non_western"}});
    c.add_axis({"queue",
                "where a household waits: on lists only, or in the municipality's queue of acute "
                "need too",
                {"waiting_list", "municipal_queue"}});
    c.add_axis(
        {"reason",
         "why a household applied",
         {"wish", "leaving_home", "separation", "arrival", "refugee", "rehousing", "eviction"}});
}

} // namespace

Measures define_measures(sim::MeasureCatalogue& c)
{
    using enum sim::MeasureKind;
    using enum sim::CellType;
    add_axes(c);
    Measures m{};
    m.residents = c.add({"residents", "residents", "persons", stock, count, {"age", "sex"}});
    m.residents_origin =
        c.add({"residents_origin", "residents by origin", "persons", stock, count, {"origin"}});
    m.age_groups = c.add(
        {"residents_age_group", "residents by age group", "persons", stock, count, {"age_group"}});
    m.adults = c.add({"adults",
                      "residents aged 18-64 by employment and origin",
                      "persons",
                      stock,
                      count,
                      {"employment", "origin"}});
    m.working_25_50 = c.add({"working_25_50",
                             "residents aged 25-50 in work or not, by origin",
                             "persons",
                             stock,
                             count,
                             {"work", "origin"}});
    m.working_30_59 = c.add({"working_30_59",
                             "residents aged 30-59 in work or not, by origin",
                             "persons",
                             stock,
                             count,
                             {"work", "origin"}});
    m.leisure_jobs = c.add({"leisure_jobs",
                            "residents aged 13-17 with or without a leisure job",
                            "persons",
                            stock,
                            count,
                            {"work"}});
    m.income = c.add({"income",
                      "residents aged 18-64 by band of disposable income",
                      "persons",
                      stock,
                      count,
                      {"income_band"}});
    m.disposable_income = c.add({"disposable_income",
                                 "disposable income of residents aged 18-64, summed",
                                 "DKK/year",
                                 stock,
                                 sum,
                                 {}});
    m.households =
        c.add({"households", "households", "households", stock, count, {"household_type"}});
    m.households_stay = c.add({"households_stay",
                               "households by years in the dwelling",
                               "households",
                               stock,
                               count,
                               {"stay_years"}});
    m.stay_months = c.add({"stay_months",
                           "months in the dwelling, summed over households",
                           "months",
                           stock,
                           sum,
                           {}});
    m.tenure_years = c.add({"residents_tenure_years",
                            "residents by years in the dwelling",
                            "persons",
                            stock,
                            count,
                            {"tenure_years"}});
    m.place_years = c.add({"residents_place_years",
                           "residents by years in the department or segment",
                           "persons",
                           stock,
                           count,
                           {"place_years"}});
    m.years_of_age = c.add(
        {"years_of_age", "whole years of age, summed over residents", "years", stock, sum, {}});
    m.dwellings = c.add(
        {"dwellings", "dwellings occupied and vacant", "dwellings", stock, count, {"occupancy"}});
    m.floor_area = c.add({"floor_area", "floor area, summed over dwellings", "m2", stock, sum, {}});
    m.rent = c.add(
        {"rent", "rent that tenants pay, summed over dwellings", "DKK/month", stock, sum, {}});
    m.rent_support =
        c.add({"rent_support", "rent support, summed over dwellings", "DKK/month", stock, sum, {}});
    m.applicants = c.add({"applicants",
                          "households on a waiting list, by where they live",
                          "households",
                          stock,
                          count,
                          {"queue", "reason"}});
    m.months_waiting = c.add({"months_waiting",
                              "months that households on a waiting list have waited so far, summed",
                              "months",
                              stock,
                              count,
                              {"queue", "reason"}});
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
