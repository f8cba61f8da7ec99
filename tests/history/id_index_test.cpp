// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/id_index.h"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>
#include <vector>

using namespace history;

namespace {

/// The hashes are the ids.
class Ids {
public:
    void insert(std::uint64_t id)
    {
        const auto isIt = [&](IdIndex::Row row) { return m_ids[row] == id; };
        m_index.makeRoom(id, [this](IdIndex::Row row) { return m_ids[row]; });
        IdIndex::Row& slot = m_index.slot(id, isIt);
        const auto [known, isNew] = m_oracle.try_emplace(id, IdIndex::Row(m_ids.size()));
        ASSERT_EQ(slot, isNew ? IdIndex::none : known->second);
        if (!isNew)
            return;
        slot = known->second;
        m_index.noteAdded(id);
        m_ids.push_back(id);
    }
    void reserve(std::size_t rows)
    {
        m_index.reserve(rows, [this](IdIndex::Row row) { return m_ids[row]; });
    }
    [[nodiscard]] IdIndex::Row find(std::uint64_t id) const
    {
        return m_index.find(id, [&](IdIndex::Row row) { return m_ids[row] == id; });
    }
    void expectAll() const
    {
        for (const auto& [id, row] : m_oracle)
            ASSERT_EQ(find(id), row);
    }
    [[nodiscard]] std::size_t bytes() const { return m_index.bytes(); }
    [[nodiscard]] std::size_t count() const { return m_ids.size(); }

private:
    IdIndex m_index;
    std::vector<std::uint64_t> m_ids;
    std::unordered_map<std::uint64_t, IdIndex::Row> m_oracle;
};

} // namespace

TEST(IdIndex, findsWhatWasPutIn)
{
    std::mt19937_64 random(3);
    Ids ids;
    EXPECT_EQ(ids.find(7), IdIndex::none);
    for (int i = 0; i < 100'000; ++i) {
        ids.insert(random() % 3 == 0 ? random() >> 44U << 44U : random());
        if (i % 9973 == 0)
            ids.expectAll();
    }
    ids.expectAll();
    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ(ids.find(random() | 1U), IdIndex::none);
    EXPECT_LE(ids.bytes(), 100'000U * 20);
}

TEST(IdIndex, hasRoomForWhatIsToCome)
{
    std::mt19937_64 random(4);
    Ids ids;
    for (int i = 0; i < 100; ++i)
        ids.insert(random());
    ids.reserve(100'000);
    ids.expectAll();
    const auto before = ids.bytes();
    EXPECT_LE(before, 100'000U * 20);
    while (ids.count() < 100'000)
        ids.insert(random());
    ids.expectAll();
    EXPECT_EQ(ids.bytes(), before);
}

TEST(IdIndex, bearsHashesThatBeginAlike)
{
    Ids ids;
    for (std::uint64_t id = 0; id < 20'000; ++id)
        ids.insert(id);
    ids.expectAll();
    EXPECT_LE(ids.bytes(), 4'000'000U);
}
