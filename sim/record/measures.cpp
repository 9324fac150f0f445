#include "sim/record/measures.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <numeric>
#include <type_traits>

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
    std::size_t most_lost = 0;
    for (std::size_t m = 0; m < catalogue.size(); ++m) {
        MeasureId const id{m};
        most_lost = std::max(most_lost, catalogue.cells(id));
        Slot slot{.type = catalogue[id].cells};
        if (catalogue.is_recorded(id)) {
            std::size_t& stride = slot.type == CellType::sum ? wide_stride_ : narrow_stride_;
            slot.cells = static_cast<std::uint32_t>(catalogue.cells(id));
            slot.offset = static_cast<std::uint32_t>(stride);
            stride += slot.cells;
        }
        slots_.push_back(slot);
    }
    lost_counts_.resize(most_lost);
    lost_sums_.resize(most_lost);
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
    grow(rows_);
}

void YearCounts::grow(std::size_t capacity)
{
    auto const move_rows = [&](auto& values, CellType type, std::size_t stride) {
        std::remove_reference_t<decltype(values)> room(capacity * stride, 0);
        for (Slot const& slot : slots_)
            if (slot.type == type)
                std::copy_n(values.data() + slot.offset * capacity_,
                            std::min(rows_, capacity_) * slot.cells,
                            room.data() + slot.offset * capacity);
        values = std::move(room);
    };
    move_rows(narrow_, CellType::count, narrow_stride_);
    move_rows(wide_, CellType::sum, wide_stride_);
    capacity_ = capacity;
}

void YearCounts::order_rows()
{
    assert(!grouped_ && capacity_ == places_);
    auto const order = [&](auto& values, CellType type) {
        std::remove_reference_t<decltype(values)> ordered(values.size(), 0);
        for (Slot const& slot : slots_)
            if (slot.type == type)
                for (std::size_t place = 0; place < places_; ++place)
                    if (row_of_[place] != no_row)
                        std::copy_n(values.data() + slot.offset * capacity_ +
                                        row_of_[place] * slot.cells,
                                    slot.cells,
                                    ordered.data() + slot.offset * capacity_ + place * slot.cells);
        values = std::move(ordered);
    };
    order(narrow_, CellType::count);
    order(wide_, CellType::sum);
    std::iota(row_of_.begin(), row_of_.end(), std::uint32_t{0});
    rows_ = places_;
    in_order_ = true;
}

std::uint32_t YearCounts::add_row(std::size_t place)
{
    assert(!grouped_ && !in_order_);
    if (rows_ == capacity_) {
        // Where a quarter of the places has a row, all will.
        if (4 * rows_ >= places_) {
            grow(places_);
            order_rows();
            return row_of_[place];
        }
        grow(std::max<std::size_t>(64, 2 * rows_));
    }
    auto const row = static_cast<std::uint32_t>(rows_++);
    row_of_[place] = row;
    return row;
}

void YearCounts::add_all(YearCounts const& other)
{
    assert(other.slots_.size() == slots_.size() && other.places_ == places_);
    for (std::size_t place = 0; place < places_; ++place) {
        std::uint32_t const from = other.row_at(place);
        if (from == no_row)
            continue;
        std::uint32_t row = row_at(place);
        if (row == no_row)
            row = add_row(place);
        for (Slot const& slot : slots_) {
            std::size_t const to_at = slot.offset * capacity_ + row * slot.cells;
            std::size_t const from_at = slot.offset * other.capacity_ + from * slot.cells;
            for (std::size_t cell = 0; cell < slot.cells; ++cell) {
                if (slot.type == CellType::count)
                    narrow_[to_at + cell] += other.narrow_[from_at + cell];
                else
                    wide_[to_at + cell] += other.wide_[from_at + cell];
            }
        }
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
    for (Slot const& slot : slots_) {
        std::size_t const at = slot.offset * capacity_;
        if (slot.type == CellType::count)
            std::fill_n(narrow_.data() + at, rows_ * slot.cells, 0);
        else
            std::fill_n(wide_.data() + at, rows_ * slot.cells, 0);
    }
    if (grouped_ || in_order_)
        return;
    std::fill(row_of_.begin(), row_of_.end(), no_row);
    rows_ = 0;
}

std::int64_t YearCounts::at(MeasureId id, std::size_t place, std::size_t cell) const
{
    Slot const& slot = slots_[static_cast<std::size_t>(id)];
    std::uint32_t const row = row_at(place);
    if (slot.cells == 0 || row == no_row)
        return 0;
    std::size_t const at = slot.offset * capacity_ + row * slot.cells + cell;
    return slot.type == CellType::sum ? wide_[at] : narrow_[at];
}

template <class Value>
void YearCounts::copy_to(std::byte* to, std::vector<Value> const& from, Slot const& slot,
                         std::size_t first, std::size_t places) const
{
    Value const* const rows = from.data() + slot.offset * capacity_;
    std::size_t const bytes = slot.cells * sizeof(Value);
    if (grouped_ || in_order_) {
        std::memcpy(to, rows + first * slot.cells, places * bytes);
        return;
    }
    for (std::size_t p = 0; p < places; ++p)
        if (std::uint32_t const row = row_at(first + p); row != no_row)
            std::memcpy(to + p * bytes, rows + row * slot.cells, bytes);
}

std::vector<std::byte> YearCounts::copy_bytes(MeasureId id, std::size_t first,
                                              std::size_t places) const
{
    Slot const& slot = slots_[static_cast<std::size_t>(id)];
    assert(slot.cells > 0);
    std::size_t const size =
        slot.type == CellType::sum ? sizeof(std::int64_t) : sizeof(std::int32_t);
    std::vector<std::byte> bytes(places * slot.cells * size, std::byte{0});
    if (bytes.empty())
        return bytes;
    if (slot.type == CellType::sum)
        copy_to(bytes.data(), wide_, slot, first, places);
    else
        copy_to(bytes.data(), narrow_, slot, first, places);
    return bytes;
}

std::vector<std::int32_t> YearCounts::copy_counts(MeasureId id, std::size_t first,
                                                  std::size_t places) const
{
    assert(!is_wide(id));
    std::vector<std::byte> const bytes = copy_bytes(id, first, places);
    std::vector<std::int32_t> counts(bytes.size() / sizeof(std::int32_t));
    if (!bytes.empty())
        std::memcpy(counts.data(), bytes.data(), bytes.size());
    return counts;
}

} // namespace sim
