#pragma once

#include <memory>

#include "models/letting/market_month.hpp"
#include "models/process/process.hpp"
#include "study/study.hpp"

namespace boligsim {

/// Lets the vacant public dwellings.
///
/// A market is a municipality: its organisations' lists and its own queue. Markets decide in
/// parallel from the unchanged world (let_market); what they decided is carried out afterwards,
/// market by market in the order of municipalities, and counted.
///
/// Parameters  letting.*, rehousing.offers, application.persons_per_room_most; rules of the
/// scenario Reads       markets, households, persons, dwellings, departments Writes      households
/// (place, dwelling, moved_in, on_list), dwellings (phases too), markets, agreements,
///             area_standings, works (rehoused_in); flows of moves, lettings by tool, months
///             waited, refusals
/// Draws       decide_offer (draw: the dwelling) by household; decide_vacancy_order (draws 0, 1) by
///             dwelling; decide_families_first by department; decide_municipal_agreement by
///             municipality
/// Simplifies  no notice: a dwelling can be moved into in the month in which it comes free; who
///             falls asleep by refusals may be offered dwellings until the end of the month
class Letting : public Process {
public:
    Letting(std::vector<LettingRule> const& rules, sim::ParameterBook const& book,
            sim::Period period, std::shared_ptr<Means const> means);
    /// With other rules about areas than those of the catalogue.
    Letting(std::vector<LettingRule> const& rules, sim::ParameterBook const& book,
            sim::Period period, std::shared_ptr<Means const> means, AreaRules area_rules);
    Letting(Letting const&) = delete; ///< the agreements refer to the tools beside them
    Letting& operator=(Letting const&) = delete;
    std::string_view name() const override { return "letting"; }
    void run(World& world, MonthContext const& context) const override;

private:
    void carry_out(World& world, MonthContext const& context, MunicipalityId market,
                   MarketOutcome const& outcome) const;

    LettingTools tools_;
    std::vector<std::size_t>
        tool_cells_; ///< index into the axis `tool`, by index into the catalogue
    AreaRules area_rules_;
    Agreements agreements_;
    sim::Dated<LettingPractice> practice_;
    std::shared_ptr<Means const> means_;
};

} // namespace boligsim
