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
    recorded_.push_back(true);
    return MeasureId{measures_.size() - 1};
}

void MeasureCatalogue::record_only(std::span<std::string const> names)
{
    recorded_.assign(measures_.size(), false);
    for (std::string const& name : names) {
        std::optional<MeasureId> const id = find(name);
        assert(id);
        recorded_[static_cast<std::size_t>(*id)] = true;
    }
}

std::optional<MeasureId> MeasureCatalogue::find(std::string_view name) const
{
    auto const found = std::find_if(measures_.begin(), measures_.end(),
                                    [&](Measure const& measure) { return measure.name == name; });
    if (found == measures_.end())
        return std::nullopt;
    return MeasureId{static_cast<std::size_t>(found - measures_.begin())};
}

Axis const& MeasureCatalogue::axis(std::string_view name) const
{
    auto const found = std::find_if(axes_.begin(), axes_.end(),
                                    [&](Axis const& axis) { return axis.name == name; });
    assert(found != axes_.end());
    return *found;
}

YearCounts::YearCounts(MeasureCatalogue const& catalogue)
{
    for (std::size_t m = 0; m < catalogue.size(); ++m) {
        MeasureId const id{m};
        Slot slot{.type = catalogue[id].cells};
        if (catalogue.is_recorded(id)) {
            std::size_t& stride = slot.type == CellType::sum ? wide_stride_ : narrow_stride_;
            slot.cells = static_cast<std::uint32_t>(catalogue.cells(id));
            slot.offset = static_cast<std::uint32_t>(stride);
            stride += slot.cells;
        }
        slots_.push_back(slot);
    }
}

YearCounts::YearCounts(MeasureCatalogue const& catalogue, std::size_t places)
    : YearCounts(catalogue)
{
    places_ = places;
    row_of_.assign(places, no_row);
}

YearCounts::YearCounts(MeasureCatalogue const& catalogue, PlaceGrouping const& grouping)
    : YearCounts(catalogue)
{
    grouped_ = true;
    places_ = grouping.groups;
    rows_ = grouping.groups;
    row_of_ = grouping.of_place;
    narrow_.assign(rows_ * narrow_stride_, 0);
    wide_.assign(rows_ * wide_stride_, 0);
}

std::uint32_t YearCounts::add_row(std::size_t place)
{
    assert(!grouped_);
    // Where a quarter of the places has a row, all will: then there is room for exactly these.
    if (narrow_.capacity() < (rows_ + 1) * narrow_stride_ ||
        wide_.capacity() < (rows_ + 1) * wide_stride_) {
        std::size_t const rows =
            4 * rows_ < places_ ? std::max<std::size_t>(64, 2 * rows_) : places_;
        narrow_.reserve(rows * narrow_stride_);
        wide_.reserve(rows * wide_stride_);
    }
    std::uint32_t const row = rows_++;
    row_of_[place] = row;
    narrow_.resize(rows_ * narrow_stride_, 0);
    wide_.resize(rows_ * wide_stride_, 0);
    return row;
}

void YearCounts::add_all(YearCounts const& other)
{
    assert(other.slots_.size() == slots_.size() && other.places_ == places_);
    auto const add_row_to = [](auto& to, auto const& from, std::size_t at, std::size_t from_at,
                               std::size_t stride) {
        for (std::size_t i = 0; i < stride; ++i)
            to[at * stride + i] += from[from_at * stride + i];
    };
    for (std::size_t place = 0; place < places_; ++place) {
        std::uint32_t const from = other.row_at(place);
        if (from == no_row)
            continue;
        std::uint32_t row = row_at(place);
        if (row == no_row)
            row = add_row(place);
        add_row_to(narrow_, other.narrow_, row, from, narrow_stride_);
        add_row_to(wide_, other.wide_, row, from, wide_stride_);
    }
}

YearCounts YearCounts::zero_copy() const
{
    YearCounts copy = *this;
    copy.clear(); // keeps the room for as many rows
    return copy;
}

void YearCounts::clear()
{
    if (grouped_) {
        std::fill(narrow_.begin(), narrow_.end(), 0);
        std::fill(wide_.begin(), wide_.end(), 0);
        return;
    }
    std::fill(row_of_.begin(), row_of_.end(), no_row);
    narrow_.clear();
    wide_.clear();
    rows_ = 0;
}

std::int64_t YearCounts::at(MeasureId id, std::size_t place, std::size_t cell) const
{
    Slot const& slot = slots_[static_cast<std::size_t>(id)];
    std::uint32_t const row = row_at(place);
    if (slot.cells == 0 || row == no_row)
        return 0;
    return slot.type == CellType::sum ? wide_[row * wide_stride_ + slot.offset + cell]
                                      : narrow_[row * narrow_stride_ + slot.offset + cell];
}

template <class Value>
std::vector<Value> YearCounts::copy(std::vector<Value> const& from, std::size_t stride,
                                    MeasureId id, std::size_t first, std::size_t places) const
{
    Slot const& slot = slots_[static_cast<std::size_t>(id)];
    assert(slot.cells > 0);
    std::vector<Value> all(places * slot.cells, 0);
    for (std::size_t p = 0; p < places; ++p) {
        std::uint32_t const row = row_at(first + p);
        if (row != no_row)
            std::copy_n(from.data() + row * stride + slot.offset, slot.cells,
                        all.data() + p * slot.cells);
    }
    return all;
}

std::vector<std::int32_t> YearCounts::copy_counts(MeasureId id, std::size_t first,
                                                  std::size_t places) const
{
    assert(!is_wide(id));
    return copy(narrow_, narrow_stride_, id, first, places);
}

std::vector<std::int64_t> YearCounts::copy_sums(MeasureId id, std::size_t first,
                                                std::size_t places) const
{
    assert(is_wide(id));
    return copy(wide_, wide_stride_, id, first, places);
}

} // namespace sim
