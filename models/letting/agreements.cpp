#include "models/letting/agreements.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <numeric>

#include "models/world/decisions.hpp"
#include "models/world/selection.hpp"

namespace boligsim {

namespace {

/// The draw of which municipalities have agreements belongs to no month.
constexpr sim::Month agreement_month{2000, 1};

/// Vacancies after which any share in per cent begins its cycle again.
constexpr std::uint32_t longest_cycle = 100;

/// Shares are decimal fractions: keeps 0.1 * 10 from falling below 1.
constexpr double rounding_slack = 1e-9;

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
    hash = mix(hash, rule.where.name);
    hash = mix(hash, static_cast<std::uint64_t>(rule.where.departments.value_or(-1)));
    hash = mix(hash, std::bit_cast<std::uint64_t>(rule.share));
    return mix(hash, std::bit_cast<std::uint64_t>(rule.municipalities));
}

/// How many of so many vacancies a share has had its turn at.
std::uint32_t turns_of(double share, std::uint32_t vacancies)
{
    return static_cast<std::uint32_t>(std::floor(share * vacancies + rounding_slack));
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
      municipal_share_(dated_values(book, period, "letting.municipal_share")),
      youth_share_(dated_scalar(book, period, "letting.youth_municipal_share")),
      elderly_share_(dated_scalar(book, period, "letting.elderly_municipal_share")),
      internal_share_(dated_scalar(book, period, "letting.internal_list_share")),
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
        rules_.push_back({rule, tool_index(rule.tool)});
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

void Agreements::bring_into_force(World& world, sim::Streams const& streams, sim::Month month,
                                  MarketDirectory const& directory) const
{
    AgreementCounters& counters = world.agreements;
    std::size_t const cells = slots() * directory.pairs();
    bool const begins = counters.vacancies.empty();
    if (counters.vacancies.size() < cells) {
        counters.vacancies.resize(cells, 0);
        counters.taken.resize(cells, 0);
    }
    if (begins)
        start_usual_counts(world, streams, directory);
    if (begins || municipal_share_.at(month) != municipal_share_.at(month - 1) ||
        youth_share_.at(month) != youth_share_.at(month - 1) ||
        elderly_share_.at(month) != elderly_share_.at(month - 1) ||
        internal_share_.at(month) != internal_share_.at(month - 1))
        settle_usual_turns(world, month, directory);
    std::size_t const departments = world.departments.size();
    std::uint64_t const now = fingerprint(month);
    if (counters.rules == now && counters.rule_of.size() == tools_.size() * departments)
        return;
    counters.rules = now;
    counters.rule_of.assign(tools_.size() * departments, 0);
    for (std::size_t r = 0; r < rules_.size(); ++r) {
        if (!in_force(rules_[r], month))
            continue;
        std::vector<DepartmentId> const covered = select(rules_[r].rule.where, world);
        std::vector<std::uint8_t> const with =
            municipalities_with(rules_[r].rule, world, covered, streams);
        for (DepartmentId const d : covered) {
            if (!with[world.departments[d.index()].municipality.index()])
                continue;
            std::uint16_t& best = counters.rule_of[rules_[r].tool * departments + d.index()];
            if (best == 0 || rules_[best - 1].rule.share < rules_[r].rule.share)
                best = static_cast<std::uint16_t>(r + 1);
        }
    }
}

void Agreements::start_usual_counts(World& world, sim::Streams const& streams,
                                    MarketDirectory const& directory) const
{
    for (std::size_t m = 0; m < world.municipalities.size(); ++m) {
        auto const market = MunicipalityId::at(m);
        auto const code = static_cast<sim::AgentKey>(world.municipalities[m].code);
        std::size_t pair = directory.first_pair(market);
        for (MarketDirectory::Landlord const& landlord : directory.landlords(market)) {
            std::uint32_t const start =
                streams.word(code, agreement_month, decide_municipal_agreement,
                             1 + landlord.organisation.raw()) %
                longest_cycle;
            for (std::size_t const slot : {municipal_slot, youth_slot, elderly_slot})
                world.agreements.vacancies[slot * directory.pairs() + pair] = start;
            ++pair;
        }
    }
}

void Agreements::settle_usual_turns(World& world, sim::Month month,
                                    MarketDirectory const& directory) const
{
    AgreementCounters& counters = world.agreements;
    for (std::size_t m = 0; m < world.municipalities.size(); ++m) {
        auto const market = MunicipalityId::at(m);
        auto const region = static_cast<std::size_t>(world.municipalities[m].region);
        std::size_t const first = directory.first_pair(market);
        for (std::size_t p = first; p < first + directory.landlords(market).size(); ++p) {
            std::size_t const municipal = municipal_slot * directory.pairs() + p;
            std::size_t const internal = internal_slot * directory.pairs() + p;
            std::size_t const youth = youth_slot * directory.pairs() + p;
            std::size_t const elderly = elderly_slot * directory.pairs() + p;
            counters.taken[municipal] =
                turns_of(municipal_share_.at(month)[region], counters.vacancies[municipal]);
            counters.taken[internal] =
                turns_of(internal_share_.at(month), counters.vacancies[internal]);
            counters.taken[youth] = turns_of(youth_share_.at(month), counters.vacancies[youth]);
            counters.taken[elderly] =
                turns_of(elderly_share_.at(month), counters.vacancies[elderly]);
        }
    }
}

Agreements::Counts::Counts(Agreements const& agreements, World const& world,
                           MarketDirectory const& directory, MunicipalityId market,
                           sim::Month month)
    : agreements_(agreements),
      world_(world),
      directory_(directory),
      market_(market),
      municipal_share_(agreements.municipal_share_.at(
          month)[static_cast<std::size_t>(world.municipalities[market.index()].region)]),
      youth_share_(agreements.youth_share_.at(month)),
      elderly_share_(agreements.elderly_share_.at(month)),
      internal_share_(agreements.internal_share_.at(month)),
      ages_(agreements.ages_.at(month)),
      first_pair_(directory.first_pair(market)),
      pairs_(directory.landlords(market).size()),
      vacancies_(agreements.slots() * pairs_),
      taken_(agreements.slots() * pairs_)
{
    for (std::size_t r = 0; r < agreements.area_rules_.size(); ++r)
        if (Mandate const mandate = agreements.area_rules_[r]->mandate(month); mandate.share > 0)
            mandates_.push_back({agreements.tool_index(mandate.tool), r, mandate});
    for (std::size_t slot = 0; slot < agreements.slots(); ++slot)
        for (std::size_t p = 0; p < pairs_; ++p) {
            std::size_t const from = slot * directory.pairs() + first_pair_ + p;
            vacancies_[slot * pairs_ + p] = world.agreements.vacancies[from];
            taken_[slot * pairs_ + p] = world.agreements.taken[from];
        }
}

std::size_t Agreements::Counts::cell(std::size_t slot, OrganisationId organisation) const
{
    return slot * pairs_ + directory_.pair(market_, organisation) - first_pair_;
}

std::uint32_t Agreements::Counts::due(std::size_t cell, double share) const
{
    return turns_of(share, vacancies_[cell]);
}

std::vector<Agreements::Turn> const& Agreements::Counts::count(Department const& department,
                                                               DepartmentId id)
{
    turns_.clear();
    double shares = 0;
    for (std::size_t tool = 0; tool < agreements_.tools_.size(); ++tool) {
        if (!agreements_.tools_[tool]->lets(department.kind))
            continue;
        Claim const greatest = claim(tool, department, id);
        if (greatest.share <= 0)
            continue;
        shares += greatest.share;
        std::size_t const at = cell(greatest.slot, department.landlord());
        ++vacancies_[at];
        if (taken_[at] < due(at, greatest.share))
            turns_.push_back(
                {tool, {greatest.any_of, greatest.from, ages_}, at, greatest.share, shares});
    }
    return turns_;
}

Agreements::Counts::Claim Agreements::Counts::claim(std::size_t tool, Department const& department,
                                                    DepartmentId id) const
{
    Claim greatest;
    std::uint16_t const number =
        world_.agreements.rule_of[tool * world_.departments.size() + id.index()];
    if (number != 0) {
        LettingRule const& rule = agreements_.rules_[number - 1u].rule;
        greatest = {rule.share, agreements_.first_rule_slot() + number - 1u, rule.any_of,
                    rule.from};
    }
    bool const youth = department.kind == DwellingKind::youth;
    double const usual = youth ? youth_share_ : municipal_share_;
    if (tool == agreements_.municipal_tool_ && greatest.share <= usual)
        greatest = {usual, youth ? youth_slot : municipal_slot, {}, {}};
    if (tool == agreements_.elderly_tool_ && greatest.share <= elderly_share_)
        greatest = {elderly_share_, elderly_slot, {}, {}};
    std::vector<std::uint32_t> const& standings = world_.area_standings.rules;
    if (mandates_.empty() || !department.area || standings.empty())
        return greatest;
    for (AreaClaim const& area : mandates_)
        if (area.tool == tool && greatest.share < area.mandate.share &&
            (standings[department.area.index()] >> area.area_rule & 1) != 0)
            greatest = {
                area.mandate.share, first_area_slot + area.area_rule, area.mandate.any_of, {}};
    return greatest;
}

void Agreements::Counts::miss(Turn const& turn)
{
    std::uint32_t const turns = due(turn.cell, turn.share);
    if (turns > taken_[turn.cell] + 1)
        taken_[turn.cell] = turns - 1;
}

void Agreements::Counts::stand_back(Turn const& turn)
{
    if (turn.shares_up_to > 1 + rounding_slack)
        miss(turn);
}

bool Agreements::Counts::take_internal_turn(OrganisationId organisation)
{
    std::size_t const at = cell(internal_slot, organisation);
    ++vacancies_[at];
    if (taken_[at] >= due(at, internal_share_))
        return false;
    ++taken_[at];
    return true;
}

void Agreements::Counts::commit(World& world) const
{
    for (std::size_t slot = 0; slot < agreements_.slots(); ++slot)
        for (std::size_t p = 0; p < pairs_; ++p) {
            std::size_t const to = slot * directory_.pairs() + first_pair_ + p;
            world.agreements.vacancies[to] = vacancies_[slot * pairs_ + p];
            world.agreements.taken[to] = taken_[slot * pairs_ + p];
        }
}

} // namespace boligsim
