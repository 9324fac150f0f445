#include <initializer_list>

#include "analysis/indicators/indicator.hpp"

namespace boligsim::analysis {

namespace {

using Labels = std::vector<std::string>;

Labels const employed_statuses{"employed_danish", "employed_western", "employed_non_western"};
Labels const non_western_statuses{"employed_non_western", "not_employed_non_western"};

Selection all_of(std::string measure)
{
    return {std::move(measure), {}};
}

Selection where(std::string measure, std::string axis, Labels labels)
{
    return {std::move(measure), {{std::move(axis), std::move(labels)}}};
}

Selection change(std::string component)
{
    return where("changes", "component", {std::move(component)});
}

Selection change(std::string component, Labels const& statuses)
{
    return {"changes", {{"component", {std::move(component)}}, {"status", statuses}}};
}

/// The share of the selection among all that the same measure counts.
Indicator share_of(std::string name, std::string description, Selection const& part)
{
    return {std::move(name),
            std::move(description),
            Unit::share,
            Coverage::everywhere,
            {part},
            {},
            {all_of(part.measure)}};
}

Indicator total(std::string name, std::string description, std::string measure)
{
    return {std::move(name),
            std::move(description),
            Unit::persons,
            Coverage::everywhere,
            {all_of(std::move(measure))},
            {},
            {}};
}

Indicator ratio(std::string name, std::string description, Unit unit, Coverage coverage,
                Selection const& above, Selection const& below)
{
    return {std::move(name), std::move(description), unit, coverage, {above}, {}, {below}};
}

void add_employment(std::vector<Indicator>& all)
{
    all.push_back(share_of("employed_share", "employed, of residents aged 18-64",
                           where("adults", "employment", {"employed"})));
    struct {
        char const* name;
        char const* text;
        Labels labels;
    } const origins[]{{"danish", "Danish origin", {"danish"}},
                      {"western", "Western origin", {"western"}},
                      {"non_western", "non-Western origin", {"menapt", "other_non_western"}}};
    auto const by_origin = [&](std::string const& prefix, std::string const& people,
                               std::string const& measure, std::string const& axis) {
        for (auto const& origin : origins) {
            Selection const people_of_origin = where(measure, "origin", origin.labels);
            Selection employed = people_of_origin;
            employed.where.push_back({axis, {"employed"}});
            all.push_back(ratio(prefix + origin.name,
                                "employed, of " + people + " of " + origin.text, Unit::share,
                                Coverage::everywhere, employed, people_of_origin));
        }
    };
    by_origin("employed_share_", "residents aged 18-64", "adults", "employment");
    by_origin("employed_25_50_", "residents aged 25-50", "working_25_50", "work");
    by_origin("employed_30_59_", "residents aged 30-59", "working_30_59", "work");
}

void add_composition(std::vector<Indicator>& all)
{
    all.push_back(share_of("non_western_share", "of non-Western origin, of residents",
                           where("residents_origin", "origin", {"menapt", "other_non_western"})));
    for (char const* band : {"lowest", "second", "third", "fourth", "highest"})
        all.push_back(share_of("income_share_" + std::string(band),
                               "in the " + std::string(band) +
                                   " fifth of disposable income, of residents aged 18-64",
                               where("income", "income_band", {band})));
    all.push_back(ratio("mean_disposable_income", "disposable income per resident aged 18-64",
                        Unit::dkk_per_year, Coverage::everywhere, all_of("disposable_income"),
                        all_of("adults")));
    struct {
        char const* label;
        char const* text;
    } const types[]{{"single", "one adult without children"},
                    {"couple", "couples without children"},
                    {"single_parent", "single parents"},
                    {"couple_with_children", "couples with children"},
                    {"other", "other households"}};
    for (auto const& type : types)
        all.push_back(share_of("household_share_" + std::string(type.label),
                               std::string(type.text) + ", of households",
                               where("households", "household_type", {type.label})));
    all.push_back(share_of("household_share_one_adult",
                           "one adult with or without children, of households",
                           where("households", "household_type", {"single", "single_parent"})));
    all.push_back(ratio("mean_household_size", "persons per household", Unit::persons_per_household,
                        Coverage::everywhere, all_of("residents"), all_of("households")));
    all.push_back(total("residents", "residents", "residents"));
    all.push_back(share_of("long_stay_share", "five years or more in the dwelling, of residents",
                           where("residents_tenure_years", "tenure_years", {"5-9", "10+"})));
    all.push_back(share_of("leisure_job_share", "with a leisure job, of residents aged 13-17",
                           where("leisure_jobs", "work", {"employed"})));
}

void add_housing(std::vector<Indicator>& all)
{
    using enum Coverage;
    Indicator vacancy = share_of("vacancy_share", "vacant, of dwellings on 31 December",
                                 where("dwellings", "occupancy", {"vacant"}));
    vacancy.coverage = departments_only;
    all.push_back(vacancy);
    // As Landsbyggefonden counts external move-outs: moves within the organisation are left out.
    all.push_back(
        ratio("move_out_rate", "households leaving the organisation in the year, per dwelling",
              Unit::share, departments_only,
              where("moves_out", "vacating",
                    {"other_public", "owner", "private_rental", "other", "abroad", "dissolved"}),
              all_of("dwellings")));
    struct {
        char const* label;
        char const* text;
    } const tools[]{{"internal_list", "the internal list"},
                    {"waiting_list", "the waiting list"},
                    {"municipal_allocation", "municipal allocation"},
                    {"flexible_letting", "flexible letting"},
                    {"public_advertising", "public advertising"},
                    {"combined_letting", "combined letting"},
                    {"free_letting", "free letting"}};
    for (auto const& tool : tools) {
        Indicator share = share_of("letting_share_" + std::string(tool.label),
                                   "let by " + std::string(tool.text) + ", of lettings",
                                   where("lettings", "tool", {tool.label}));
        share.coverage = departments_only;
        all.push_back(share);
    }
    all.push_back(ratio("rent_per_dwelling", "rent that tenants pay, per dwelling",
                        Unit::dkk_per_month, departments_only, all_of("rent"),
                        all_of("dwellings")));
    all.push_back(ratio("rent_support_per_dwelling", "rent support, per dwelling",
                        Unit::dkk_per_month, departments_only, all_of("rent_support"),
                        all_of("dwellings")));
}

/// How long households have lived where they live, and how long those had who left.
void add_lengths_of_stay(std::vector<Indicator>& all)
{
    all.push_back(ratio("mean_stay_months", "months in the dwelling, per household", Unit::months,
                        Coverage::everywhere, all_of("stay_months"), all_of("households")));
    all.push_back(share_of("stay_share_25_years", "25 years or more in the dwelling, of households",
                           where("households_stay", "stay_years", {"25+"})));
    struct {
        char const* name;
        char const* text;
        Labels years;
    } const ended[]{{"under_1_year", "under a year", {"0"}},
                    {"2_to_5_years", "two to five years", {"2-4"}},
                    {"10_years", "ten years or more", {"10-24", "25+"}}};
    for (auto const& length : ended)
        all.push_back(share_of("ended_stay_share_" + std::string(length.name),
                               std::string(length.text) +
                                   " in the dwelling, of households leaving in the year",
                               where("stays_ended", "stay_years", length.years)));
}

/// What in-movers, out-movers and stayers are, from the parts of the year's change.
void add_movers(std::vector<Indicator>& all)
{
    struct {
        char const* component;
        char const* prefix;
        char const* text;
    } const movers[]{{"moved_in", "in_movers_", "in-movers of the year aged 18-64"},
                     {"moved_out", "out_movers_", "out-movers of the year aged 18-64"}};
    for (auto const& mover : movers) {
        Selection const people = change(mover.component);
        all.push_back(ratio(
            std::string(mover.prefix) + "employed_share", "employed, of " + std::string(mover.text),
            Unit::share, Coverage::everywhere, change(mover.component, employed_statuses), people));
        all.push_back(ratio(std::string(mover.prefix) + "non_western_share",
                            "of non-Western origin, of " + std::string(mover.text), Unit::share,
                            Coverage::everywhere, change(mover.component, non_western_statuses),
                            people));
    }
    all.push_back({"stayers_employment_gain",
                   "rise of the employed share over the year among those who stayed",
                   Unit::share,
                   Coverage::everywhere,
                   {change("stayers_after", employed_statuses)},
                   {change("stayers_before", employed_statuses)},
                   {change("stayers_after")}});
}

std::vector<Indicator> make_indicators()
{
    std::vector<Indicator> all;
    add_employment(all);
    add_composition(all);
    add_housing(all);
    add_lengths_of_stay(all);
    add_movers(all);
    return all;
}

} // namespace

std::vector<Indicator> const& indicators()
{
    static std::vector<Indicator> const all = make_indicators();
    return all;
}

} // namespace boligsim::analysis
