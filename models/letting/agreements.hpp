#pragma once

#include <cstdint>
#include <vector>

#include "models/housing/dated.hpp"
#include "models/housing/market_directory.hpp"
#include "models/letting/area_rules/area_rule.hpp"
#include "models/world/process.hpp"

namespace boligsim {

/// Agreements on letting: which tool has its turn at which vacancy.
///
/// A rule of the study is an agreement in each municipality that has one (`municipalities` of them,
/// the same ones for all tools as far as shares reach, since allocation and flexible letting are
/// typically combined: finding F06-09) between the municipality and each organisation that has
/// departments in `where`. A department has for each tool the agreement with the greatest share;
/// the municipality takes at least its usual share without any, of family dwellings
/// (letting.municipal_share), of youth dwellings (letting.youth_municipal_share) and of elderly
/// ones (letting.elderly_municipal_share), and a rule about areas may give a tool a share where it
/// holds (AreaRule::mandate).
///
/// Vacancies are counted per agreement, organisation and municipality. After n vacancies a share s
/// has had its turn floor(s * n) times: a quarter is exactly every fourth. A turn that finds nobody
/// is made up for at the next vacancy; no more than one turn is kept in this way. A turn that goes
/// to a tool of higher precedence is kept where the shares of both, and of those between them,
/// leave vacancies to make up for it, adding up to one at most. Where they add up to more they
/// never do: no more than one turn is kept there either, else the tool would take every vacancy for
/// years once the higher share falls. A share of zero is no agreement.
class Agreements {
public:
    Agreements(sim::ParameterBook const& book, sim::Period period,
               std::vector<LettingRule> const& rules, LettingTools const& tools,
               AreaRules const& area_rules);

    /// Works out which rules cover which departments this month, where that has changed, and makes
    /// room for their counts.
    void bring_into_force(World& world, sim::Streams const& streams, sim::Month month,
                          MarketDirectory const& directory) const;

    /// A tool's turn at a vacancy.
    struct Turn {
        std::size_t tool; ///< index into the catalogue
        Terms terms;
        std::size_t cell; ///< of the counts
        double share;
        double shares_up_to; ///< of the tool and those of higher precedence in the department
    };

    /// One market's counts, taken out of the world for a month.
    class Counts {
    public:
        Counts(Agreements const& agreements, World const& world, MarketDirectory const& directory,
               MunicipalityId market, sim::Month month);

        /// Counts the vacancy under the agreements that cover it. The tools that have their turn,
        /// in order of precedence.
        std::vector<Turn> const& count(Department const& department, DepartmentId id);

        /// The turn let the dwelling.
        void use(Turn const& turn) { ++taken_[turn.cell]; }
        /// The turn found nobody.
        void miss(Turn const& turn);
        /// A tool of higher precedence let the dwelling.
        void stand_back(Turn const& turn);

        /// Whether residents go first at this letting from the lists; counts it.
        bool take_internal_turn(OrganisationId organisation);

        /// Puts the counts back.
        void commit(World& world) const;

    private:
        /// What gives a tool a share in a department.
        struct Claim {
            double share = 0;
            std::size_t slot = 0;
            std::span<Criterion const> any_of{};
            sim::Month from{};
        };
        /// The greatest claim on the department's vacancies.
        Claim claim(std::size_t tool, Department const& department, DepartmentId id) const;
        std::size_t cell(std::size_t slot, OrganisationId organisation) const;
        /// How often the share has had its turn so far.
        std::uint32_t due(std::size_t cell, double share) const;

        Agreements const& agreements_;
        World const& world_;
        MarketDirectory const& directory_;
        MunicipalityId market_;
        double municipal_share_;
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
        std::size_t first_pair_;
        std::size_t pairs_;
        std::vector<std::uint32_t> vacancies_; ///< [slot][pair of this market]
        std::vector<std::uint32_t> taken_;
        std::vector<Turn> turns_; ///< at the vacancy counted last
    };

    /// Tools that an agreement of the study uses in the month.
    std::vector<std::string_view> tools_in_use(sim::Month month) const;

private:
    struct Rule {
        LettingRule rule;
        std::size_t tool;
    };
    bool in_force(Rule const& rule, sim::Month month) const;
    std::uint64_t fingerprint(sim::Month month) const;
    /// The municipality's usual share has been counted for long: each landlord starts at a drawn
    /// place in its cycle.
    void start_usual_counts(World& world, sim::Streams const& streams,
                            MarketDirectory const& directory) const;
    /// Makes the turns had so far those of the shares in force, so that a share that falls need not
    /// wait until it has caught up with the turns of the higher one.
    void settle_usual_turns(World& world, sim::Month month, MarketDirectory const& directory) const;
    std::size_t tool_index(std::string_view name) const;
    std::size_t slots() const { return first_rule_slot() + rules_.size(); }

    /// Slots of the counts: the municipality's usual share of family dwellings, the internal list,
    /// the municipality's usual shares of elderly and of youth dwellings, the rules about areas,
    /// then the study's.
    static constexpr std::size_t municipal_slot = 0;
    static constexpr std::size_t internal_slot = 1;
    static constexpr std::size_t elderly_slot = 2;
    static constexpr std::size_t youth_slot = 3;
    static constexpr std::size_t first_area_slot = 4;
    std::size_t first_rule_slot() const { return first_area_slot + area_rules_.size(); }

    LettingTools const& tools_;
    AreaRules const& area_rules_;
    std::vector<Rule> rules_; ///< those with a share above zero
    std::uint64_t rules_hash_ = 0;
    std::size_t municipal_tool_ = 0;
    std::size_t elderly_tool_ = 0;
    Dated<std::vector<double>> municipal_share_;
    Dated<double> youth_share_;
    Dated<double> elderly_share_;
    Dated<double> internal_share_;
    Dated<CriterionAges> ages_;
};

} // namespace boligsim
