#include "models/letting/agreements.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <numeric>

#include "models/housing/letting_phases.hpp"
#include "models/process/decisions.hpp"
#include "models/world/selection.hpp"

namespace boligsim {

namespace {

/// The draw of which municipalities have agreements belongs to no month.
constexpr sim::Month agreement_month{2000, 1};

std::uint64_t mix(std::uint64_t hash, std::uint64_t value)
{
    return sim::derive_key(hash, value);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text)
{
    for (char const c : text)
        hash = mix(hash, static_cast<unsigned char>(c));
    return mix(hash, text.size());
}

std::uint64_t hash_of(LettingRule const& rule)
{
    std::uint64_t hash = mix(0, rule.tool);
    hash = mix(hash, static_cast<std::uint64_t>(rule.where.kind));
    hash = mix(hash, rule.where.all_names());
    hash = mix(hash, static_cast<std::uint64_t>(rule.where.departments.value_or(-1)));
    hash = mix(hash, std::bit_cast<std::uint64_t>(rule.share));
    return mix(hash, std::bit_cast<std::uint64_t>(rule.municipalities));
}

/// First month of the agreement that the rule is a part of: lines on one tool in the same place
/// that follow each other without a gap are one agreement, whatever their shares.
sim::Month agreed_from(LettingRule const& rule, std::vector<LettingRule> const& rules)
{
    sim::Month from = rule.from;
    auto const joins = [&](LettingRule const& before) {
        return before.tool == rule.tool && before.where == rule.where && before.share > 0 &&
               before.from < from && (!before.to || *before.to + 1 >= from);
    };
    while (true) {
        auto const earlier = std::find_if(rules.begin(), rules.end(), joins);
        if (earlier == rules.end())
            return from;
        from = earlier->from;
    }
}

/// The municipalities with an agreement: the share of those concerned that drew lowest.
std::vector<std::uint8_t> municipalities_with(LettingRule const& rule, World const& world,
                                              std::vector<DepartmentId> const& departments,
                                              sim::Streams const& streams)
{
    std::vector<std::uint8_t> concerned(world.municipalities.size(), 0);
    for (DepartmentId const d : departments)
        concerned[world.departments[d.index()].municipality.index()] = 1;
    if (rule.municipalities >= 1)
        return concerned;
    std::vector<std::pair<std::uint32_t, std::size_t>> order;
    for (std::size_t m = 0; m < concerned.size(); ++m)
        if (concerned[m])
            order.emplace_back(
                streams.word(static_cast<sim::AgentKey>(world.municipalities[m].code),
                             agreement_month, decide_municipal_agreement),
                m);
    std::sort(order.begin(), order.end());
    auto const with = static_cast<std::size_t>(
        std::lround(rule.municipalities * static_cast<double>(order.size())));
    for (std::size_t i = with; i < order.size(); ++i)
        concerned[order[i].second] = 0;
    return concerned;
}

} // namespace

Agreements::Agreements(sim::ParameterBook const& book, sim::Period period,
                       std::vector<LettingRule> const& rules, LettingTools const& tools,
                       AreaRules const& area_rules)
    : tools_(tools),
      area_rules_(area_rules),
      municipal_share_(sim::dated_values(book, period, "letting.municipal_share")),
      municipal_factor_(book, period,
                        [](sim::ParameterBook const& b, sim::Month at) {
                            return sim::Table<PlaceClass>(b, "letting.municipal_place_factor", at);
                        }),
      youth_share_(sim::dated_scalar(book, period, "letting.youth_municipal_share")),
      elderly_share_(sim::dated_scalar(book, period, "letting.elderly_municipal_share")),
      internal_share_(sim::dated_scalar(book, period, "letting.internal_list_share")),
      ages_(book, period, [](sim::ParameterBook const& b, sim::Month at) {
          return CriterionAges{b.scalar("letting.criterion_senior_age", at),
                               b.scalar("letting.criterion_young_age", at)};
      })
{
    municipal_tool_ = tool_index("municipal_allocation");
    elderly_tool_ = tool_index("elderly_allocation");
    for (LettingRule const& rule : rules) {
        if (rule.share <= 0 || rule.municipalities <= 0)
            continue;
        rules_.push_back({rule, tool_index(rule.tool), agreed_from(rule, rules)});
        rules_hash_ = mix(rules_hash_, hash_of(rule));
    }
}

bool Agreements::in_force(Rule const& rule, sim::Month month) const
{
    return rule.rule.from <= month && (!rule.rule.to || month <= *rule.rule.to) &&
           tools_[rule.tool]->in_force_from() <= month;
}

std::size_t Agreements::tool_index(std::string_view name) const
{
    auto const found = std::find_if(tools_.begin(), tools_.end(),
                                    [&](auto const& tool) { return tool->name() == name; });
    assert(found != tools_.end());
    return static_cast<std::size_t>(found - tools_.begin());
}

std::vector<std::string_view> Agreements::tools_in_use(sim::Month month) const
{
    std::vector<std::string_view> used;
    for (Rule const& rule : rules_)
        if (in_force(rule, month))
            used.push_back(rule.rule.tool);
    return used;
}

std::uint64_t Agreements::fingerprint(sim::Month month) const
{
    std::uint64_t hash = rules_hash_;
    for (std::size_t r = 0; r < rules_.size(); ++r)
        hash = mix(hash, in_force(rules_[r], month) ? r + 1 : 0);
    return hash;
}

void Agreements::bring_into_force(World& world, sim::Streams const& streams, sim::Month month) const
{
    AgreementCover& cover = world.agreements;
    std::size_t const departments = world.departments.size();
    std::uint64_t const now = fingerprint(month);
    if (cover.rules == now && cover.rule_of.size() == tools_.size() * departments)
        return;
    cover.rules = now;
    cover.rule_of.assign(tools_.size() * departments, 0);
    for (std::size_t r = 0; r < rules_.size(); ++r) {
        if (!in_force(rules_[r], month))
            continue;
        std::vector<DepartmentId> const covered = select(rules_[r].rule.where, world);
        std::vector<std::uint8_t> const with =
            municipalities_with(rules_[r].rule, world, covered, streams);
        for (DepartmentId const d : covered) {
            if (!with[world.departments[d.index()].municipality.index()])
                continue;
            std::uint32_t& best = cover.rule_of[rules_[r].tool * departments + d.index()];
            if (best == 0 || rules_[best - 1].rule.share < rules_[r].rule.share)
                best = static_cast<std::uint32_t>(r + 1);
        }
    }
}

Agreements::InMarket::InMarket(Agreements const& agreements, World const& world,
                               MunicipalityId market, sim::Month month)
    : agreements_(agreements),
      world_(world),
      municipal_share_(agreements.municipal_share_.at(
          month)[static_cast<std::size_t>(world.municipalities[market.index()].region)]),
      municipal_factor_(agreements.municipal_factor_.at(month)),
      youth_share_(agreements.youth_share_.at(month)),
      elderly_share_(agreements.elderly_share_.at(month)),
      internal_share_(agreements.internal_share_.at(month)),
      ages_(agreements.ages_.at(month))
{
    for (std::size_t r = 0; r < agreements.area_rules_.size(); ++r)
        if (Mandate const mandate = agreements.area_rules_[r]->mandate(month); mandate.share > 0)
            mandates_.push_back({agreements.tool_index(mandate.tool), r, mandate});
}

std::vector<Agreements::Turn> const& Agreements::InMarket::turns_at(DwellingId dwelling)
{
    DepartmentId const id = world_.dwellings.department[dwelling.index()];
    Department const& department = world_.departments[id.index()];
    std::uint16_t const phase = world_.dwellings.phases[dwelling.index()].agreements;
    turns_.clear();
    double begin = 0;
    for (std::size_t tool = 0; tool < agreements_.tools_.size(); ++tool) {
        if (!agreements_.tools_[tool]->lets(department.kind))
            continue;
        Claim const greatest = claim(tool, department, id);
        if (lies_on_arc(phase, begin, greatest.share))
            turns_.push_back({tool, {greatest.any_of, greatest.from, ages_}});
        begin += greatest.share;
    }
    return turns_;
}

bool Agreements::InMarket::residents_first(DwellingId dwelling) const
{
    return lies_on_arc(world_.dwellings.phases[dwelling.index()].lists, 0, internal_share_);
}

Agreements::InMarket::Claim
Agreements::InMarket::claim(std::size_t tool, Department const& department, DepartmentId id) const
{
    Claim greatest;
    std::uint32_t const number =
        world_.agreements.rule_of[tool * world_.departments.size() + id.index()];
    if (number != 0) {
        LettingRule const& rule = agreements_.rules_[number - 1u].rule;
        greatest = {rule.share, rule.any_of, agreements_.rules_[number - 1u].agreed_from};
    }
    bool const youth = department.kind == DwellingKind::youth;
    double const usual =
        youth ? youth_share_
              : std::min(1.0, municipal_share_ * municipal_factor_(department.place_class));
    if (tool == agreements_.municipal_tool_ && greatest.share <= usual)
        greatest = {usual, {}, {}};
    if (tool == agreements_.elderly_tool_ && greatest.share <= elderly_share_)
        greatest = {elderly_share_, {}, {}};
    std::vector<std::uint32_t> const& standings = world_.area_standings.rules;
    if (mandates_.empty() || !department.area || standings.empty())
        return greatest;
    for (AreaClaim const& area : mandates_)
        if (area.tool == tool && greatest.share < area.mandate.share &&
            (standings[department.area.index()] >> area.area_rule & 1) != 0)
            greatest = {area.mandate.share, area.mandate.any_of, {}};
    return greatest;
}

} // namespace boligsim
