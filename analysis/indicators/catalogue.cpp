#include <initializer_list>

#include "analysis/indicators/indicator.hpp"
#include "analysis/indicators/read_indicators.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_analysis_data();
}

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

/// Persons aged 18-64 in parts of the year's change.
Selection change(Labels components)
{
    return where("changes", "component", std::move(components));
}

Selection change(Labels components, Labels const& statuses)
{
    return {"changes", {{"component", std::move(components)}, {"status", statuses}}};
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
        all.push_back(share_of(
            "income_share_" + std::string(band),
            "in the " + std::string(band) +
                " fifth of the year's equivalised disposable income, of residents aged 18-64",
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
    all.push_back(share_of("residents_share_18_29", "aged 18-29, of residents",
                           where("residents_age_group", "age_group", {"18-29"})));
    all.push_back(share_of("residents_share_65_plus", "aged 65 or over, of residents",
                           where("residents_age_group", "age_group", {"65+"})));
    all.push_back(share_of("residents_share_70_plus", "aged 70 or over, of residents",
                           where("residents", "age", {"70-79", "80-89", "90+"})));
    all.push_back(share_of("residents_share_children_and_old",
                           "aged under 18 or 65 and over, of residents",
                           where("residents_age_group", "age_group", {"0-17", "65+"})));
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
                    {"free_letting", "free letting"},
                    {"elderly_allocation", "allocation of elderly dwellings"},
                    {"rehousing", "rehousing"}};
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

/// The newly housed, and how long they waited.
void add_letting(std::vector<Indicator>& all)
{
    using enum Coverage;
    Indicator lettings = total("lettings", "lettings in the year", "lettings");
    lettings.unit = Unit::lettings;
    lettings.coverage = departments_only;
    all.push_back(lettings);
    struct {
        char const* suffix;
        char const* text;
        Labels tools; ///< empty: all of them
    } const ways[]{
        {"", "", {}},
        {"_municipal_allocation", " by municipal allocation", {"municipal_allocation"}},
        {"_flexible_letting", " by flexible letting", {"flexible_letting"}},
        {"_lists", " by the lists and freely", {"internal_list", "waiting_list", "free_letting"}}};
    for (auto const& way : ways) {
        Selection everyone = all_of("lettings");
        if (!way.tools.empty())
            everyone.where.emplace_back("tool", way.tools);
        Selection in_work = everyone;
        in_work.where.push_back({"household_work", {"someone_in_work"}});
        Selection non_western = everyone;
        non_western.where.push_back({"household_origin", {"non_western"}});
        std::string const let_to = ", of households let to" + std::string(way.text);
        all.push_back(ratio("let_in_work_share" + std::string(way.suffix),
                            "someone in work" + let_to, Unit::share, departments_only, in_work,
                            everyone));
        all.push_back(ratio("let_non_western_share" + std::string(way.suffix),
                            "of non-Western origin" + let_to, Unit::share, departments_only,
                            non_western, everyone));
    }
    all.push_back(ratio("mean_months_waited", "months waited, per household let to", Unit::months,
                        departments_only, all_of("months_waited"), all_of("lettings")));
    all.push_back(ratio("refusals_per_letting", "offers declined, per letting",
                        Unit::offers_per_letting, departments_only, all_of("refusals"),
                        all_of("lettings")));
    all.push_back(ratio("mean_months_waiting",
                        "months waited so far, per household on a list, by where it lives",
                        Unit::months, everywhere, all_of("months_waiting"), all_of("applicants")));
}

/// What in-movers, out-movers and stayers are, from the parts of the year's change. Who comes from
/// abroad moves in like everybody else, and who goes abroad moves out: municipal allocation houses
/// refugees, so that leaving arrivals out would hide whom it lets to.
void add_movers(std::vector<Indicator>& all)
{
    struct {
        Labels components;
        char const* prefix;
        char const* text;
    } const movers[]{
        {{"moved_in", "arrived"}, "in_movers_", "in-movers of the year aged 18-64"},
        {{"moved_out", "departed"}, "out_movers_", "out-movers of the year aged 18-64"},
        {{"stayers_after"}, "stayers_", "those aged 18-64 who stayed in the year"}};
    struct {
        char const* label;
        char const* text;
    } const origins[]{{"danish", "Danish origin"},
                      {"western", "Western origin"},
                      {"non_western", "non-Western origin"}};
    for (auto const& mover : movers) {
        Selection const people = change(mover.components);
        all.push_back(ratio(std::string(mover.prefix) + "employed_share",
                            "employed, of " + std::string(mover.text), Unit::share,
                            Coverage::everywhere, change(mover.components, employed_statuses),
                            people));
        all.push_back(ratio(std::string(mover.prefix) + "non_western_share",
                            "of non-Western origin, of " + std::string(mover.text), Unit::share,
                            Coverage::everywhere, change(mover.components, non_western_statuses),
                            people));
        for (auto const& origin : origins) {
            std::string const employed = "employed_" + std::string(origin.label);
            all.push_back(ratio(std::string(mover.prefix) + "employed_share_" + origin.label,
                                "employed, of " + std::string(mover.text) + ", of " + origin.text,
                                Unit::share, Coverage::everywhere,
                                change(mover.components, {employed}),
                                change(mover.components, {employed, "not_" + employed})));
        }
    }
    constexpr double points_a_share = 100;
    all.push_back({"stayers_employment_gain",
                   "rise of the employed share over the year among those who stayed",
                   Unit::points,
                   Coverage::everywhere,
                   {change({"stayers_after"}, employed_statuses)},
                   {change({"stayers_before"}, employed_statuses)},
                   {change({"stayers_after"})},
                   points_a_share});
}

/// What Landsbyggefonden and BL publish of the sector as a whole (analysis/validate/sector.csv).
void add_sector(std::vector<Indicator>& all)
{
    using enum Coverage;
    all.push_back(ratio("mean_age", "years of age, per resident", Unit::years, everywhere,
                        all_of("years_of_age"), all_of("residents")));
    all.push_back(ratio("mean_age_moving_in",
                        "years of age, per resident who lived elsewhere a year before", Unit::years,
                        everywhere, all_of("newcomers_years_of_age"), all_of("newcomers")));
    all.push_back(ratio("mean_age_moving_out",
                        "years of age, per person who left the place in the year", Unit::years,
                        everywhere, all_of("leavers_years_of_age"), all_of("leavers")));
    all.push_back(ratio("leaving_share_65_plus",
                        "left the place in the year, of residents aged 65 or over", Unit::share,
                        everywhere, where("leavers", "age_group", {"65+"}),
                        where("residents_age_group", "age_group", {"65+"})));
    // Public support of those aged 18-64, early retirement included. Grants for students are not
    // counted; the few "outside" who live by nothing are.
    all.push_back(share_of(
        "publicly_supported_share",
        "unemployed, outside, on disability pension or early retirement, of residents aged 18-64",
        where("adults", "employment", {"unemployed", "outside", "disability_pension", "retired"})));
    // Whoever died during the year stands below the line only: a death is not a move.
    all.push_back(share_of("annual_leave_share",
                           "living elsewhere a year later, of residents aged 18 or over",
                           where("adults_a_year_on", "a_year_on", {"another_place", "abroad"})));
    all.push_back(share_of("two_dates_share",
                           "lived in the place four 31 Decembers before too, of residents",
                           where("residents_place_years", "place_years", {"4", "5-9", "10+"})));
    Selection const leaving =
        where("moves_out", "vacating",
              {"other_public", "owner", "private_rental", "other", "abroad", "dissolved"});
    all.push_back({"external_move_outs",
                   "households leaving the organisation in the year",
                   Unit::households,
                   departments_only,
                   {leaving},
                   {},
                   {}});
    Indicator vacant = total("vacant_dwellings", "dwellings vacant on 31 December", "dwellings");
    vacant.unit = Unit::dwellings;
    vacant.plus = {where("dwellings", "occupancy", {"vacant"})};
    vacant.coverage = departments_only;
    all.push_back(vacant);
    // Those housed by free letting are on another organisation's list in the municipality, so they
    // come from outside the organisation.
    Indicator external = share_of("letting_share_external_list",
                                  "let to external applicants by the lists, of lettings",
                                  where("lettings", "tool", {"waiting_list", "free_letting"}));
    external.coverage = departments_only;
    all.push_back(external);
    Indicator by_municipality =
        share_of("letting_share_municipality",
                 "let by the municipality, elderly dwellings among them, of lettings",
                 where("lettings", "tool", {"municipal_allocation", "elderly_allocation"}));
    by_municipality.coverage = departments_only;
    all.push_back(by_municipality);
    // Landsbyggefonden's special agreements (flexible and combined letting), advertising among the
    // rest.
    Indicator by_agreement = share_of(
        "letting_share_agreements",
        "let by flexible and combined letting and advertising, of lettings",
        where("lettings", "tool", {"flexible_letting", "combined_letting", "public_advertising"}));
    by_agreement.coverage = departments_only;
    all.push_back(by_agreement);
    Indicator rent =
        ratio("rent_per_m2", "rent that tenants pay a year, per m2", Unit::dkk_per_m2_year,
              departments_only, all_of("rent"), all_of("floor_area"));
    rent.factor = 12;
    all.push_back(rent);
    all.push_back(ratio("mean_dwelling_size", "floor area per dwelling", Unit::m2, departments_only,
                        all_of("floor_area"), all_of("dwellings")));
}

std::vector<Indicator> make_indicators()
{
    std::vector<Indicator> all;
    add_employment(all);
    add_composition(all);
    add_housing(all);
    add_lengths_of_stay(all);
    add_letting(all);
    add_movers(all);
    add_sector(all);
    sim::Diagnostics wrong;
    auto const described = read_indicators(sim::embedded_analysis_data(), wrong);
    if (!wrong.ok())
        throw sim::InvalidInput(wrong);
    all.insert(all.end(), described.begin(), described.end());
    return all;
}

} // namespace

std::vector<Indicator> const& indicators()
{
    static std::vector<Indicator> const all = make_indicators();
    return all;
}

} // namespace boligsim::analysis
