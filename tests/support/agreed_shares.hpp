#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/letting/letting.hpp"
#include "models/month/measures.hpp"
#include "models/month/month.hpp"
#include "models/month/world_run.hpp"
#include "models/synthesis/synthesis.hpp"
#include "study/letting_tools.hpp"
#include "tests/support/parameters.hpp"

/// How large a share of the vacancies flexible letting takes in its first year.
namespace boligsim::testing {

/// Lettings of 2006 in worlds with an agreement on flexible letting everywhere from 2006-01.
struct AgreedShare {
    std::int64_t by_flexible = 0;
    /// Vacancies that flexible letting would have let had each been its turn: those for which
    /// somebody met the criteria and accepted. Asked of a copy of the world each month.
    std::int64_t could_be_let = 0;

    double share() const
    {
        return static_cast<double>(by_flexible) / static_cast<double>(could_be_let);
    }
};

namespace detail {

inline std::vector<LettingRule> flexible_lines(double share, int lines)
{
    std::vector<LettingRule> rules;
    for (int n = 0; n < lines; ++n) {
        LettingRule rule;
        rule.tool = "flexible_letting";
        rule.share = share;
        rule.from = sim::Month(2006, 1) + n * 12 / lines;
        rule.to = sim::Month(2006, 1) + ((n + 1) * 12 / lines - 1);
        rule.any_of = {Criterion::employed, Criterion::in_education, Criterion::has_children};
        rules.push_back(rule);
    }
    return rules;
}

inline std::int64_t flexible_lettings(sim::YearCounts const& counts, FlowMeasures const& measures,
                                      std::size_t places)
{
    std::size_t tool = 0;
    while (letting_tool_names()[tool].name != "flexible_letting")
        ++tool;
    std::int64_t sum = 0;
    for (std::size_t place = 0; place < places; ++place)
        for (std::size_t group = 0; group < household_group_count; ++group)
            sum += counts.at(measures.lettings, place, tool * household_group_count + group);
    return sum;
}

} // namespace detail

/// One world, a settling year before the agreement. `lines` that the year's agreement is cut into.
inline AgreedShare agreed_share(double scale, std::uint32_t replicate, double share, int lines)
{
    sim::ParameterBook const book = default_parameters();
    sim::Period const period{sim::Month(2005, 1), sim::Month(2006, 12)};
    Study study;
    study.scale = scale;
    study.period = period;
    Scenario scenario;
    scenario.letting = detail::flexible_lines(share, lines);
    ModelShape const shape = shape_of();
    sim::MeasureCatalogue const& catalogue = shape.schema.measures();
    FlowMeasures const& measures = shape.measures.flows;
    sim::ThreadPool const threads(2);
    sim::Streams const streams(study.seed, replicate);
    BuiltMonth const month = build_month({scenario, book, {}, period});
    Schedule const& schedule = month.schedule;
    World world =
        synthesise(study, book, streams, threads, period.first, {month.schema, *month.starters});
    // Nothing goes before flexible letting, and each vacancy is its turn.
    sim::ParameterBook const always = book.scaled("letting.municipal_share", 0);
    Letting const each_turn(detail::flexible_lines(1, 1), always, period, make_means(book, period));
    AgreedShare result;
    for (world.now = period.first; world.now <= period.last; world.now = world.now + 1) {
        sim::YearCounts counts(catalogue, world.places());
        MonthContext const context{world.now, streams, threads, measures, counts};
        for (auto const& process : schedule) {
            if (process->name() == each_turn.name() && world.now.year() == 2006) {
                World asked = world;
                sim::YearCounts could(catalogue, world.places());
                each_turn.run(asked, {world.now, streams, threads, measures, could});
                result.could_be_let +=
                    detail::flexible_lettings(could, measures, world.departments.size());
            }
            process->run(world, context);
        }
        if (world.now.year() == 2006)
            result.by_flexible +=
                detail::flexible_lettings(counts, measures, world.departments.size());
        world.end_month();
    }
    return result;
}

/// Several worlds together.
inline AgreedShare agreed_share_of_worlds(double scale, std::uint32_t worlds, double share,
                                          int lines)
{
    AgreedShare all;
    for (std::uint32_t replicate = 0; replicate < worlds; ++replicate) {
        AgreedShare const one = agreed_share(scale, replicate, share, lines);
        all.by_flexible += one.by_flexible;
        all.could_be_let += one.could_be_let;
    }
    return all;
}

} // namespace boligsim::testing
