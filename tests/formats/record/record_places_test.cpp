// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/record/record_places.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace {

using formats::RecordPlaces;
using formats::RecordRange;
using history::RecordHandle;

constexpr std::uint32_t longest = std::numeric_limits<std::uint32_t>::max();

} // namespace

TEST(RecordPlaces, everyPlaceComesBackFromItsHandle)
{
    std::mt19937_64 random(7);
    RecordPlaces places;
    std::vector<std::pair<RecordHandle, RecordRange>> known;
    std::uint64_t offset = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto length = static_cast<std::uint32_t>(1 + (random() % longest >> (random() % 32)));
        known.emplace_back(places.add({offset, length}), RecordRange{offset, length});
        offset += length;
    }
    for (const auto& [handle, range] : known)
        EXPECT_EQ(places.rangeOf(handle), range);
}

TEST(RecordPlaces, onlyLongRecordsNeedTheirDocument)
{
    constexpr std::uint32_t edge = (1U << 24U) - 1;
    for (const std::uint32_t length : {1U, 3200U, edge - 1}) {
        const RecordRange range{5'000'000'000, length};
        ASSERT_TRUE(RecordPlaces::isPlain(range));
        EXPECT_EQ(RecordPlaces().rangeOf(RecordPlaces().add(range)), range);
    }
    for (const std::uint32_t length : {edge, edge + 1, longest}) {
        const RecordRange range{0, length};
        ASSERT_FALSE(RecordPlaces::isPlain(range));
        RecordPlaces places;
        const auto handle = places.add(range);
        EXPECT_EQ(places.rangeOf(handle), range);
        EXPECT_EQ(RecordPlaces().rangeOf(handle), RecordRange{});
        RecordPlaces all;
        all.add(places);
        EXPECT_EQ(all.rangeOf(handle), range);
        all.clear();
        EXPECT_EQ(all.rangeOf(handle), RecordRange{});
    }
}

TEST(RecordPlaces, nothingLeadsNowhere)
{
    RecordPlaces places;
    EXPECT_EQ(places.add(RecordRange{}), RecordHandle::None);
    EXPECT_EQ(places.add({17, 0}), RecordHandle::None);
    EXPECT_EQ(places.add({std::uint64_t{1} << 40U, 10}), RecordHandle::None) << "a tebibyte";
    EXPECT_EQ(places.rangeOf(RecordHandle::None), RecordRange{});
}
