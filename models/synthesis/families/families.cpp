#include "models/synthesis/families/families.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "models/synthesis/families/family_maker.hpp"
#include "models/synthesis/shares/quota.hpp"
#include "models/world/world.hpp"
#include "sim/parameters/bands.hpp"

namespace boligsim {

namespace {

constexpr sim::AgentKey first_persons = 0x50455253'4f4e5331ull;
constexpr sim::AgentKey family_blocks = 0x46414d49'4c494553ull;
constexpr int adult_age = 18;

LifeStage life_stage(int age, HouseholdDraft const& household)
{
    if (household.children)
        return household.couple ? LifeStage::family : LifeStage::single_parent;
    if (age >= 65)
        return LifeStage::old;
    if (age < 30)
        return LifeStage::young;
    return household.couple ? LifeStage::couple : LifeStage::single;
}

} // namespace

sim::AgentKey first_person_key(std::uint32_t number)
{
    return sim::derive_key(first_persons, number);
}

FamilyMaker::FamilyMaker(FamilySources const& sources, std::size_t block, std::size_t blocks)
    : sources_(sources),
      block_(block),
      blocks_(blocks),
      draws_(sources.streams, sim::derive_key(family_blocks, block), sources.start, block_families)
{
}

void FamilyMaker::take_persons()
{
    Population const& population = sources_.population;
    FamilyTables const& tables = sources_.tables;
    persons_.reserve(population.persons / blocks_ + 1);
    constexpr std::size_t groups = 2 * origin_count;
    std::vector<RunningQuota> with_parent;
    std::vector<RunningQuota> partnered;
    for (std::size_t g = 0; g < groups; ++g) {
        with_parent.emplace_back(draws_.uniform());
        partnered.emplace_back(draws_.uniform());
    }
    for (PopulationCell const& cell : population.cells) {
        std::size_t const before = (cell.first + blocks_ - 1 - block_) / blocks_;
        std::size_t const after = (cell.first + cell.persons + blocks_ - 1 - block_) / blocks_;
        std::size_t const n = after - before;
        std::size_t const group = static_cast<std::size_t>(cell.sex) * origin_count +
                                  static_cast<std::size_t>(cell.origin);
        std::size_t at_parents = 0;
        std::size_t in_couples = 0;
        if (cell.age >= adult_age) {
            auto const share = static_cast<double>(n);
            at_parents = with_parent[group].take(share * tables.with_parent(cell.sex, cell.age));
            in_couples = partnered[group].take(share * tables.partnered(cell.sex, cell.age));
        }
        for (std::size_t i = 0; i < n; ++i) {
            PersonDraft person;
            person.number = static_cast<std::uint32_t>((before + i) * blocks_ + block_);
            person.sex = cell.sex;
            person.origin = cell.origin;
            person.generation = cell.generation;
            persons_.push_back(person);
            ages_.push_back(cell.age);
            roles_.push_back(cell.age < adult_age          ? Role::child
                             : i < at_parents              ? Role::with_parent
                             : i < at_parents + in_couples ? Role::partnered
                                                           : Role::single);
        }
    }
    family_of_.assign(persons_.size(), none);

    constexpr std::size_t chunk = 2048;
    std::array<std::vector<std::uint32_t>, 4> words;
    for (auto& lane : words)
        lane.resize(chunk);
    std::vector<sim::AgentKey> keys(chunk);
    labour_words_.resize(persons_.size());
    for (std::size_t begin = 0; begin < persons_.size(); begin += chunk) {
        std::size_t const n = std::min(chunk, persons_.size() - begin);
        for (std::size_t i = 0; i < n; ++i)
            keys[i] = first_person_key(persons_[begin + i].number);
        sources_.streams.fill(std::span(keys).first(n), sources_.start, block_person,
                              {words[0].data(), words[1].data(), words[2].data(), words[3].data()});
        for (std::size_t i = 0; i < n; ++i) {
            PersonDraft& person = persons_[begin + i];
            int const age_now = ages_[begin + i];
            auto const months = static_cast<int>(as_uniform(words[person_birth_month][i]) * 12);
            person.birth = sources_.start - (12 * age_now + months);
            person.standing = static_cast<std::uint8_t>(words[person_standing][i] >> 24);
            labour_words_[begin + i] = words[person_labour][i];
        }
    }
}

FamilyMaker::Row FamilyMaker::found_family(Row head, Row partner)
{
    auto const family = static_cast<Row>(families_.size());
    families_.push_back({head, partner, 0, 0});
    join(head, family);
    if (partner != none)
        join(partner, family);
    ParentKind const kind = parent_kind(families_.back());
    families_of(kind.origin, kind.parents)
        .by_age[static_cast<std::size_t>(kind.age)]
        .push_back(family);
    return family;
}

void FamilyMaker::join(Row row, Row family)
{
    assert(family_of_[row] == none);
    family_of_[row] = family;
    ++families_[family].members;
}

FamilyMaker::ParentKind FamilyMaker::parent_kind(Family const& family) const
{
    using Parents = FamilyTables::Parents;
    PersonDraft const& head = persons_[family.head];
    if (family.partner == none) {
        return {head.origin, head.sex == Sex::woman ? Parents::mother : Parents::father,
                age(family.head)};
    }
    PersonDraft const& partner = persons_[family.partner];
    Row const mother = head.sex == Sex::woman ? family.head : family.partner;
    bool const danish = head.origin == Origin::danish || partner.origin == Origin::danish;
    return {danish ? Origin::danish : persons_[mother].origin, Parents::couple, age(mother)};
}

HouseholdDraft FamilyMaker::describe(PopulationBlock const& block, std::size_t first,
                                     Family const& family) const
{
    HouseholdDraft household;
    household.first = static_cast<std::uint32_t>(first);
    household.persons = family.members;
    household.couple = family.partner == none ? 0 : 1;
    for (std::size_t i = 0; i < family.members; ++i) {
        bool const adult = age_in(block.persons[first + i].birth, sources_.start) >= adult_age;
        ++(adult ? household.adults : household.children);
    }
    LifeStage const stage = life_stage(age(family.head), household);
    static_assert(location_class_count <= 256);
    household.location_class = static_cast<std::uint8_t>(location_class(
        stage, persons_[family.head].origin, sim::band_of(age(family.head), location_ages)));
    return household;
}

PopulationBlock FamilyMaker::assemble()
{
    std::vector<Row> next(families_.size());
    Row total = 0;
    for (std::size_t f = 0; f < families_.size(); ++f) {
        next[f] = total;
        total += families_[f].members;
    }
    assert(total == persons_.size());
    std::vector<Row> order(total);
    for (std::size_t f = 0; f < families_.size(); ++f) {
        if (families_[f].members == 0)
            continue; // moved in with somebody
        order[next[f]++] = families_[f].head;
        if (families_[f].partner != none)
            order[next[f]++] = families_[f].partner;
    }
    // Rows are in order of age: from the oldest down, adults come before children.
    for (std::size_t i = persons_.size(); i-- > 0;) {
        auto const row = static_cast<Row>(i);
        Family const& family = families_[family_of_[row]];
        if (family.head != row && family.partner != row)
            order[next[family_of_[row]]++] = row;
    }
    PopulationBlock block;
    block.persons.reserve(total);
    for (Row const row : order) {
        PersonDraft person = persons_[row];
        person.labour =
            sources_.labour.draw_state(person.origin, person.sex, age(row), person.standing,
                                       sources_.start, labour_words_[row]);
        block.persons.push_back(person);
    }
    block.households.reserve(families_.size());
    std::size_t first = 0;
    for (Family const& family : families_) {
        if (family.members == 0)
            continue;
        block.households.push_back(describe(block, first, family));
        first += family.members;
    }
    return block;
}

PopulationBlock form_households(FamilySources const& sources, std::size_t block, std::size_t blocks)
{
    FamilyMaker maker(sources, block, blocks);
    maker.take_persons();
    maker.match_couples();
    maker.found_single_families();
    maker.place_children();
    maker.place_adult_children();
    maker.share_homes();
    return maker.assemble();
}

} // namespace boligsim
