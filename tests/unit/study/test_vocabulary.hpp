#pragma once

#include "study/vocabulary.hpp"

namespace boligsim {

/// Names for tests, which stay as they are when the model's own change.
inline Vocabulary test_vocabulary()
{
    constexpr std::string_view parameters = R"(demo.share:
  description: A share that nothing uses
  unit: share
  values: [{from: 2000-01, value: 0.5, source: none, status: assumed, range: [0, 1]}]
demo.wage:
  description: A wage that nothing uses
  unit: DKK/month
  values: [{from: 2000-01, value: 30000, source: none, status: assumed, range: [0, 100000]}]
demo.rates:
  description: Rates that nothing uses
  unit: 1/year
  axes: [sex]
  labels: {sex: [women, men]}
  values: [{from: 2000-01, value: [0.1, 0.2], source: none, status: assumed, range: [0, 1]}]
demo.lists:
  description: A count that nothing uses
  unit: lists
  kind: whole
  values: [{from: 2000-01, value: 3, source: none, status: assumed, range: [1, 16]}]
demo.region:
  description: A code that nothing uses
  unit: 1
  kind: code
  values: [{from: 2000-01, value: 1084, source: none, status: assumed, range: [1081, 1085]}]
)";
    sim::Diagnostics diagnostics;
    Vocabulary vocabulary;
    vocabulary.parameters =
        sim::read_parameters({{"demo.parameters.yaml", parameters}}, diagnostics);
    vocabulary.names.transitions = {"demo.begin", "demo.keep"};
    vocabulary.names.attributes = {"certificate.none", "certificate.basic"};
    for (char const* const id : {"employment_support", "leisure_job"}) {
        Intervention entry;
        entry.id = id;
        entry.title = "A demonstration";
        entry.description = "Nothing that anybody does.";
        entry.reach = 0.05;
        entry.reach_highest = 0.5;
        entry.reach_from = {"none", "assumed", {}};
        InterventionEffect effect;
        effect.transition = "demo.begin";
        effect.odds = 2;
        effect.highest = 4;
        effect.full_months = 12;
        effect.from = {"none", "assumed", {}};
        entry.effects.push_back(effect);
        entry.cost_dkk_per_participant = 1000;
        entry.cost_from = {"none", "assumed", {}};
        vocabulary = with_interventions(std::move(vocabulary), {entry});
    }
    vocabulary.municipalities = {"Aarhus", "København", "Odense"};
    vocabulary.municipality_codes = {751, 101, 461};
    vocabulary.residents = {349983, 632340, 204895};
    vocabulary.organisations = {"Aarhus organisation 1"};
    vocabulary.areas = {"Aarhus area 1", "Aarhus area 2"};
    vocabulary.departments = {"Aarhus 1", "Aarhus 2"};
    vocabulary.measures = {"employed_share", "let_in_work_share"};
    vocabulary.measures_of_newly_housed = {"let_in_work_share"};
    return vocabulary;
}

} // namespace boligsim
