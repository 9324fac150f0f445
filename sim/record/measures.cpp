#include "sim/record/measures.hpp"

#include <algorithm>
#include <cassert>

namespace sim {

void MeasureCatalogue::add_axis(Axis axis)
{
    axes_.push_back(std::move(axis));
}

MeasureId MeasureCatalogue::add(Measure measure)
{
    std::size_t cells = 1;
    for (std::string const& name : measure.axes)
        cells *= axis(name).labels.size();
    measures_.push_back(std::move(measure));
    cells_.push_back(cells);
    return MeasureId{measures_.size() - 1};
}

Axis const& MeasureCatalogue::axis(std::string_view name) const
{
    auto const found = std::find_if(axes_.begin(), axes_.end(),
                                    [&](Axis const& axis) { return axis.name == name; });
    assert(found != axes_.end());
    return *found;
}

YearCounts::YearCounts(MeasureCatalogue const& catalogue, std::size_t places) : places_(places)
{
    for (std::size_t m = 0; m < catalogue.size(); ++m) {
        MeasureId const id{m};
        Block block;
        block.cells = catalogue.cells(id);
        if (catalogue[id].cells == CellType::sum)
            block.wide.assign(places * block.cells, 0);
        else
            block.narrow.assign(places * block.cells, 0);
        blocks_.push_back(std::move(block));
    }
}

void YearCounts::add_all(YearCounts const& other)
{
    assert(other.blocks_.size() == blocks_.size() && other.places_ == places_);
    for (std::size_t m = 0; m < blocks_.size(); ++m) {
        for (std::size_t i = 0; i < blocks_[m].narrow.size(); ++i)
            blocks_[m].narrow[i] += other.blocks_[m].narrow[i];
        for (std::size_t i = 0; i < blocks_[m].wide.size(); ++i)
            blocks_[m].wide[i] += other.blocks_[m].wide[i];
    }
}

YearCounts YearCounts::zero_copy() const
{
    YearCounts copy = *this;
    copy.clear();
    return copy;
}

void YearCounts::clear()
{
    for (Block& block : blocks_) {
        std::fill(block.narrow.begin(), block.narrow.end(), 0);
        std::fill(block.wide.begin(), block.wide.end(), 0);
    }
}

std::int64_t YearCounts::at(MeasureId id, std::size_t place, std::size_t cell) const
{
    Block const& block = blocks_[static_cast<std::size_t>(id)];
    std::size_t const i = place * block.cells + cell;
    return block.wide.empty() ? block.narrow[i] : block.wide[i];
}

} // namespace sim
