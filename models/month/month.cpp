#include "models/month/month.hpp"

#include "models/demography/subject.hpp"
#include "models/followed/subject.hpp"
#include "models/housing/subject.hpp"
#include "models/intervention/subject.hpp"
#include "models/letting/subject.hpp"
#include "models/livelihood/subject.hpp"
#include "models/month/observation.hpp"
#include "models/rent/subject.hpp"

namespace boligsim {

namespace {

template <class OneSubject> std::shared_ptr<Subject> make_subject()
{
    return std::make_shared<OneSubject>();
}

} // namespace

MonthList const& the_month()
{
    static MonthList const list{
        .subjects =
            {
                make_subject<DemographySubject>,
                make_subject<LivelihoodSubject>,
                make_subject<InterventionSubject>,
                make_subject<RentSubject>,
                make_subject<HousingSubject>,
                make_subject<LettingSubject>,
                make_subject<FollowedSubject>,
                make_subject<ObservationSubject>,
            },
        .lines =
            {
                "life events",   "employment",    "deaths",      "newborn",        "departures",
                "immigration",   "foster homes",  "separations", "new households", "unions",
                "coming of age", "interventions", "rent review", "renovation",     "rehousing",
                "moving_risks",  "evictions",     "list_upkeep", "find_homes",     "letting",
                "cohorts",       "observation",
            },
    };
    return list;
}

namespace {

std::vector<std::shared_ptr<Subject>> declare_all(MonthList const& list, ModelShape& shape)
{
    shape.measures = declare_measures(shape.schema.measures());
    std::vector<std::shared_ptr<Subject>> subjects;
    for (auto const& make : list.subjects) {
        subjects.push_back(make());
        subjects.back()->declare(shape.schema);
    }
    return subjects;
}

} // namespace

ModelShape shape_of(MonthList const& list)
{
    ModelShape shape;
    declare_all(list, shape);
    return shape;
}

EntryNames entry_names(MonthList const& list)
{
    WorldSchema const schema = shape_of(list).schema;
    EntryNames names{schema.transitions().names()};
    for (Attribute const& attribute : schema.attributes())
        for (std::string const& label : attribute.labels)
            names.attributes.push_back(attribute.name + "." + label);
    return names;
}

BuiltMonth build_month(ModelInputs const& inputs, MonthList const& list)
{
    ModelShape shape;
    auto const subjects = declare_all(list, shape);
    auto starters = std::make_shared<Starters>();
    for (auto const& subject : subjects)
        starters->add(subject);
    ModelBuilder builder(inputs, shape.schema, starters);
    for (auto const& subject : subjects)
        subject->join(builder);
    return {std::move(shape.schema), std::move(starters), builder.arrange(list.lines)};
}

} // namespace boligsim
