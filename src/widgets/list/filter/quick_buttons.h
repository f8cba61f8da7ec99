// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/quick_filter.h"

#include <QWidget>

#include <array>
#include <optional>

namespace widgets {

class CountChip;

/// Filters that one wants often, a button each: what needs me, failed today, production, mine. The
/// first stands alone, and gives back on the second click what was chosen before; the others are
/// parts of the filter.
class QuickButtons final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuickButtons)

public:
    explicit QuickButtons(QWidget* parent = nullptr);

    [[nodiscard]] static QString label(models::QuickFilter quick);
    void setFilter(const models::ListFilter& filter);
    void setFacts(const models::QuickFacts& facts);
    /// How many deployments need someone's attention.
    /// nullopt: it is not known.
    void setNeedingAttention(std::optional<qulonglong> count);

Q_SIGNALS:
    /// By the user.
    void chosen(const models::ListFilter& filter);

private:
    void toggle(models::QuickFilter quick);
    void show();

    std::array<CountChip*, models::allQuickFilters.size()> m_chips{};
    models::QuickFacts m_facts;
    models::ListFilter m_filter;
    models::ListFilter m_before; ///< the first one was chosen
};

} // namespace widgets
