#include "study/warnings.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/parameters/parameter_contents.hpp"
#include "study/carried_on.hpp"
#include "study/lines.hpp"
#include "study/settings.hpp"

namespace boligsim {

namespace {

using sim::YamlNode;

/// Of fewer persons than these a world says little.
constexpr double few_persons = 5000;
constexpr double residents_of_denmark = 5.4e6; ///< at the start of 2006
/// Of fewer simulated dwellings than these hardly one falls vacant in some years.
constexpr double few_dwellings = 5;

class Warnings {
public:
    Warnings(Study const& study, YamlNode const& root, std::map<std::string, Block> const& blocks,
             Vocabulary const& vocabulary, sim::Diagnostics& diagnostics)
        : study_(study),
          root_(root),
          blocks_(blocks),
          vocabulary_(vocabulary),
          diagnostics_(diagnostics)
    {
    }

    void add_all()
    {
        small_world();
        after_last_year();
        unused_blocks();
        same_scenarios();
        for (auto const& [name, block] : blocks_) {
            if (used_.count(name) == 0)
                continue;
            for (Placed<LettingRule> const& line : block.letting) {
                share_below_usual(line);
                few_vacancies(line.value.where, line.at, line.value.tool);
            }
            for (Placed<InterventionUse> const& line : block.interventions)
                few_vacancies(line.value.where, line.at, line.value.use);
        }
    }

private:
    void small_world()
    {
        double const persons = residents_of_denmark * study_.scale;
        if (persons >= few_persons)
            return;
        YamlNode const* const defaults = root_.find("defaults");
        YamlNode const* const world = defaults ? defaults->find("world") : nullptr;
        YamlNode const* const scale = world ? world->find("scale") : nullptr;
        diagnostics_.warning(scale ? scale->at() : root_.at(),
                             fmt::format("scale = {} simulates about {:.0f} persons in a world "
                                         "(most departments have no dwelling)",
                                         study_.scale, persons),
                             "write 0.001 or more, and 0.01 or more to read results");
    }

    void after_last_year()
    {
        int const last = last_year_of_amounts(vocabulary_.parameters);
        if (last == 0 || study_.period.last.year() <= last ||
            !vocabulary_.parameters.has(growth_after_last))
            return;
        YamlNode const* const defaults = root_.find("defaults");
        YamlNode const* const period = defaults ? defaults->find("period") : nullptr;
        YamlNode const* const to = period ? period->find("to") : nullptr;
        diagnostics_.warning(
            to ? to->at() : root_.at(),
            fmt::format(
                "the period ends in {}, and figures end in {} (from then on rents, wages, "
                "benefits and limits grow by {:.6g} % a year, which is assumed; every other "
                "number stays as it is at its last date)",
                to_string(study_.period.last), last,
                100 * vocabulary_.parameters.scalar(growth_after_last, study_.period.last)),
            fmt::format("`{}` sets the growth; `boligsim explain STUDY parameters` says from when "
                        "each number holds",
                        growth_after_last));
    }

    void unused_blocks()
    {
        YamlNode const* const scenarios = root_.find("scenarios");
        for (YamlNode const& scenario : scenarios ? scenarios->items : std::vector<YamlNode>())
            if (YamlNode const* const use = scenario.find("use"))
                for (YamlNode const& name : use->items)
                    used_.insert(name.text);
        YamlNode const* const blocks = root_.find("blocks");
        for (YamlNode const& name : blocks ? blocks->keys : std::vector<YamlNode>())
            if (used_.count(name.text) == 0)
                diagnostics_.warning(name.at(),
                                     fmt::format("no scenario uses block '{}'", name.text),
                                     "add it to `use` of a scenario, or delete it");
    }

    static std::string content_of(Scenario const& scenario)
    {
        std::string text = write_settings(scenario.parameters, "");
        auto const letting = letting_record();
        auto const renovation = renovation_record();
        auto const intervention = intervention_record();
        for (LettingRule const& rule : scenario.letting)
            text += letting.encode(rule) + "\n";
        for (RenovationRule const& rule : scenario.rent)
            text += renovation.encode(rule) + "\n";
        for (InterventionUse const& use : scenario.interventions)
            text += intervention.encode(use) + "\n";
        return text;
    }

    void same_scenarios()
    {
        YamlNode const* const scenarios = root_.find("scenarios");
        std::map<std::string, std::string> first;
        for (Scenario const& scenario : study_.scenarios) {
            auto const [earlier, is_new] = first.emplace(content_of(scenario), scenario.name);
            if (is_new)
                continue;
            auto const key =
                std::find_if(scenarios->keys.begin(), scenarios->keys.end(),
                             [&](YamlNode const& name) { return name.text == scenario.name; });
            diagnostics_.warning(
                key->at(),
                fmt::format("scenario '{}' is the same as '{}' (the same lines and "
                            "values), so every difference is 0",
                            scenario.name, earlier->second),
                "give it a block or a value that the other has not");
        }
    }

    bool is_selected(OwnDepartment const& d, Where const& where) const
    {
        switch (where.kind) {
        case Where::Kind::department:
            return where.names(d.name);
        case Where::Kind::area:
            return !d.area.empty() && where.names(d.area);
        case Where::Kind::organisation:
            return where.names(d.organisation);
        default:
            return false;
        }
    }

    /// Of the user's own departments, whose dwellings are known before a world is made.
    void few_vacancies(Where const& where, sim::SourcePosition const& at, std::string const& what)
    {
        double dwellings = 0;
        bool own = false;
        for (OwnDepartment const& d : study_.departments)
            if (is_selected(d, where)) {
                own = true;
                dwellings += static_cast<double>(d.dwellings()) * study_.scale;
            }
        if (!own || dwellings >= few_dwellings)
            return;
        diagnostics_.warning(at,
                             fmt::format("{} for {} (about {:.1f} simulated dwellings at scale {}, "
                                         "so hardly one falls vacant)",
                                         what, to_words(where), dwellings, study_.scale),
                             "raise the scale, or select more departments");
    }

    /// The regions in which a line's departments lie, where its names tell.
    std::set<Region> regions_of(Where const& where) const
    {
        std::set<Region> regions;
        auto const add_municipality = [&](std::string const& name) {
            auto const at = std::find(vocabulary_.municipalities.begin(),
                                      vocabulary_.municipalities.end(), name) -
                            vocabulary_.municipalities.begin();
            if (static_cast<std::size_t>(at) < vocabulary_.regions.size())
                regions.insert(vocabulary_.regions[static_cast<std::size_t>(at)]);
        };
        if (where.kind == Where::Kind::region)
            for (std::size_t r = 0; r < region_count; ++r)
                if (where.names(names<Region>[r]))
                    regions.insert(static_cast<Region>(r));
        if (where.kind == Where::Kind::municipality)
            for (std::string const& name : vocabulary_.municipalities)
                if (where.names(name))
                    add_municipality(name);
        for (OwnDepartment const& d : study_.departments)
            if (is_selected(d, where) && d.kind == DwellingKind::family)
                add_municipality(d.municipality);
        return regions;
    }

    /// The least that is usual in these regions at any time of the months; empty where not known.
    std::optional<double> least_usual(std::set<Region> const& regions, sim::Month from,
                                      sim::Month to) const
    {
        sim::Parameter const* const usual =
            vocabulary_.parameters.contents().find("letting.municipal_share");
        if (!usual || regions.empty())
            return std::nullopt;
        double least = 1;
        for (std::size_t e = 0; e < usual->entries.size(); ++e) {
            bool const is_over =
                e + 1 < usual->entries.size() && usual->entries[e + 1].from <= from;
            if (is_over || usual->entries[e].from > to)
                continue;
            for (Region const region : regions)
                least = std::min(least, usual->entries[e].values[static_cast<std::size_t>(region)]);
        }
        return least;
    }

    bool sets_usual_shares() const
    {
        return std::any_of(study_.scenarios.begin(), study_.scenarios.end(), [](auto const& s) {
            return std::any_of(s.parameters.begin(), s.parameters.end(), [](auto const& change) {
                return change.name == "letting.municipal_share";
            });
        });
    }

    void share_below_usual(Placed<LettingRule> const& line)
    {
        LettingRule const& rule = line.value;
        if (rule.tool != "municipal_allocation" || sets_usual_shares())
            return;
        sim::Month const to = rule.to.value_or(study_.period.last);
        auto const usual = least_usual(regions_of(rule.where), rule.from, to);
        if (usual && rule.share <= *usual)
            diagnostics_.warning(
                line.at,
                fmt::format("municipal_allocation of {} in {} changes nothing (the municipality "
                            "takes {} or more without an agreement from {} to {})",
                            rule.share, to_words(rule.where), *usual, to_string(rule.from),
                            to_string(to)),
                "write a greater share; `letting.municipal_share` is what is usual");
    }

    Study const& study_;
    YamlNode const& root_;
    std::map<std::string, Block> const& blocks_;
    Vocabulary const& vocabulary_;
    sim::Diagnostics& diagnostics_;
    std::set<std::string> used_;
};

} // namespace

void warn_of_no_effect(Study const& study, YamlNode const& root,
                       std::map<std::string, Block> const& blocks, Vocabulary const& vocabulary,
                       sim::Diagnostics& diagnostics)
{
    Warnings(study, root, blocks, vocabulary, diagnostics).add_all();
}

} // namespace boligsim
