#pragma once

#include <cstdint>
#include <vector>

#include "models/letting/area_rules/area_rule.hpp"
#include "models/process/process.hpp"
#include "sim/parameters/dated.hpp"
#include "sim/parameters/table.hpp"

namespace boligsim {

/// Agreements on letting: which tool has its turn at which vacancy.
///
/// A rule of the study is an agreement in each municipality that has one (`municipalities` of them,
/// the same ones for all tools as far as shares reach, since allocation and flexible letting are
/// typically combined: finding F06-09) between the municipality and each organisation that has
/// departments in `where`. A department has for each tool the agreement with the greatest share;
/// the municipality takes at least its usual share without any, of family dwellings
/// (letting.municipal_share times the factor of its place, letting.municipal_place_factor), of youth dwellings (letting.youth_municipal_share) and of elderly
/// ones (letting.elderly_municipal_share), and a rule about areas may give a tool a share where it
/// holds (AreaRule::mandate).
///
/// A vacancy's turn is decided by the dwelling's own phase (models/housing/letting_phases.hpp,
/// docs/decisions/0012). The shares of a department's tools lie end to end on the circle, in order
/// of precedence; a tool has its turn where the phase lies on its arc. Where shares add up to more
/// than one, arcs overlap and the tool of higher precedence goes first. A turn that finds nobody is
/// handed back to the lists, and is not made up for. A share of zero is no agreement.
class Agreements {
public:
    Agreements(sim::ParameterBook const& book, sim::Period period,
               std::vector<LettingRule> const& rules, LettingTools const& tools,
               AreaRules const& area_rules);

    /// Works out which rules cover which departments this month, where that has changed.
    void bring_into_force(World& world, sim::Streams const& streams, sim::Month month) const;

    /// A tool's turn at a vacancy.
    struct Turn {
        std::size_t tool; ///< index into the catalogue
        Terms terms;
    };

    /// What is agreed in one market in a month.
    class InMarket {
    public:
        InMarket(Agreements const& agreements, World const& world, MunicipalityId market,
                 sim::Month month);

        /// The tools that have their turn at a vacancy of the dwelling, in order of precedence.
        std::vector<Turn> const& turns_at(DwellingId dwelling);

        /// Whether residents go first when the dwelling is let from the lists.
        bool residents_first(DwellingId dwelling) const;

    private:
        /// What gives a tool a share in a department.
        struct Claim {
            double share = 0;
            std::span<Criterion const> any_of{};
            sim::Month from{};
        };
        /// The greatest claim on the department's vacancies.
        Claim claim(std::size_t tool, Department const& department, DepartmentId id) const;

        Agreements const& agreements_;
        World const& world_;
        double municipal_share_;
        sim::Table<PlaceClass> const& municipal_factor_;
        double youth_share_;
        double elderly_share_;
        double internal_share_;
        CriterionAges ages_;
        struct AreaClaim {
            std::size_t tool;
            std::size_t area_rule;
            Mandate mandate;
        };
        std::vector<AreaClaim> mandates_; ///< of this month
        std::vector<Turn> turns_;         ///< at the vacancy asked about last
    };

    /// Tools that an agreement of the study uses in the month.
    std::vector<std::string_view> tools_in_use(sim::Month month) const;

private:
    struct Rule {
        LettingRule rule;
        std::size_t tool;
        sim::Month agreed_from; ///< of the agreement, which may have other lines before this one
    };
    bool in_force(Rule const& rule, sim::Month month) const;
    std::uint64_t fingerprint(sim::Month month) const;
    std::size_t tool_index(std::string_view name) const;

    LettingTools const& tools_;
    AreaRules const& area_rules_;
    std::vector<Rule> rules_; ///< those with a share above zero
    std::uint64_t rules_hash_ = 0;
    std::size_t municipal_tool_ = 0;
    std::size_t elderly_tool_ = 0;
    sim::Dated<std::vector<double>> municipal_share_;
    sim::Dated<sim::Table<PlaceClass>> municipal_factor_;
    sim::Dated<double> youth_share_;
    sim::Dated<double> elderly_share_;
    sim::Dated<double> internal_share_;
    sim::Dated<CriterionAges> ages_;
};

} // namespace boligsim
