// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {

class PlainLabel;

/// A part of a comparison under its heading, which sums it up.
class ComparisonSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonSection)

public:
    ComparisonSection(const QString& title, QWidget& content, QWidget* parent = nullptr);

    /// "2 slower, 1 not run"; one that calls for a look is set off.
    void setSummary(const QString& text, bool isTelling);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    PlainLabel* m_title;
    PlainLabel* m_summary;
    bool m_isTelling = false;
};

} // namespace widgets
