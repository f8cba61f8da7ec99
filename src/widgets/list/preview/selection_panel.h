// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"

#include <QWidget>

class QPushButton;

namespace widgets {

class PlainLabel;

/// What a preview says where not exactly one row is selected.
class SelectionPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionPanel)

public:
    explicit SelectionPanel(QWidget* parent = nullptr);

    void setSummary(const models::SelectionSummary& summary);

Q_SIGNALS:
    /// Of the two.
    void compareRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    bool m_isNone = true;
    PlainLabel* m_text;
    PlainLabel* m_counts;
    PlainLabel* m_environments;
    QPushButton* m_compare;
};

} // namespace widgets
