// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"
#include "deploy/models/list/facet_model.h"
#include "deploy/models/list/list_filter.h"

#include <QObject>

#include <vector>

class QWidget;

namespace widgets {

class ChoiceButton;

/// A drop-down for each column of history::filterColumns. Some have a place of their own where the
/// history has the column; the others stand there while something is chosen that nothing else says.
class FacetButtons final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FacetButtons)

public:
    /// The buttons are made here, as children of the widget.
    explicit FacetButtons(QWidget* parent);

    [[nodiscard]] QWidget& button(history::Column column) const;
    /// What it says of its choice.
    [[nodiscard]] QString text(history::Column column) const;
    void setValues(history::Column column, const std::vector<history::FacetValue>& values);
    void setFilter(const models::ListFilter& filter);
    /// Which of the columns the history has. False if nothing is another.
    bool setColumns(const history::PerFilterColumn<bool>& columns);
    [[nodiscard]] const history::PerFilterColumn<bool>& columns() const { return m_columns; }
    [[nodiscard]] bool isWanted(history::Column column) const;
    /// Its button says what is chosen in the column.
    [[nodiscard]] bool isSaid(history::Column column) const;

Q_SIGNALS:
    /// Counts of the column are about to be seen.
    void valuesWanted(history::Column column);
    /// By the user.
    void chosen(history::Column column, const QStringList& words);

private:
    history::PerFilterColumn<models::FacetModel*> m_models;
    history::PerFilterColumn<ChoiceButton*> m_buttons;
    history::PerFilterColumn<bool> m_columns;
    history::PerFilterColumn<QStringList> m_words;
};

} // namespace widgets
