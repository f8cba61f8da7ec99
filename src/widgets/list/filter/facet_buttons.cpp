// SPDX-License-Identifier: GPL-3.0-or-later
#include "facet_buttons.h"

#include "controls/choice_button.h"
#include "status_chips.h"

#include "deploy/models/list/column_texts.h"

namespace widgets {

using history::Column;

namespace {

/// Of which the button stands there although nothing is chosen of it.
bool hasOwnPlace(Column column)
{
    return column == Column::Environment || column == Column::Service;
}

} // namespace

FacetButtons::FacetButtons(QWidget* parent)
    : QObject(parent)
{
    for (const Column column : history::filterColumns) {
        auto* model = new models::FacetModel(column, this);
        auto* button = new ChoiceButton(*model, models::filterTexts(column).all, parent);
        button->setObjectName(models::filterKey(column));
        m_models[column] = model;
        m_buttons[column] = button;
        m_columns[column] = specOf(column).presence != history::Presence::Rare;
        connect(button, &ChoiceButton::aboutToShow, this,
            [this, column] { Q_EMIT valuesWanted(column); });
        connect(model, &models::FacetModel::chosenChanged, this,
            [this, column](const QStringList& words) { Q_EMIT chosen(column, words); });
    }
}

QWidget& FacetButtons::button(Column column) const
{
    return *m_buttons[column];
}

QString FacetButtons::text(Column column) const
{
    return m_buttons[column]->text();
}

void FacetButtons::setValues(Column column, const std::vector<history::FacetValue>& values)
{
    m_models[column]->setValues(values);
}

void FacetButtons::setFilter(const models::ListFilter& filter)
{
    m_words = filter.words;
    for (const Column column : history::filterColumns)
        m_models[column]->setChosen(filter.words[column]);
}

bool FacetButtons::setColumns(const history::PerFilterColumn<bool>& columns)
{
    if (columns == m_columns)
        return false;
    m_columns = columns;
    return true;
}

bool FacetButtons::isWanted(Column column) const
{
    return (m_columns[column] && hasOwnPlace(column)) || isSaid(column);
}

bool FacetButtons::isSaid(Column column) const
{
    const QStringList& words = m_words[column];
    return !words.isEmpty() && !(column == Column::Status && StatusChips::canSay(words));
}

} // namespace widgets
