// SPDX-License-Identifier: GPL-3.0-or-later
#include "field_rows.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int captionDrop = 4; // to the height of the text in a field
constexpr int shortestChoice = 16; ///< letters

} // namespace

FieldRows::FieldRows(QWidget* form, QGridLayout* grid)
    : m_form(form)
    , m_grid(grid)
{
    m_grid->setHorizontalSpacing(theme::space::group);
    m_grid->setVerticalSpacing(theme::space::near);
    m_grid->setColumnStretch(1, 1);
}

void FieldRows::add(const QString& caption, QWidget* field)
{
    auto* label = new PlainLabel(caption, m_form);
    label->setContentsMargins(0, captionDrop, 0, 0);
    label->setBuddy(field);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
    m_captions[field] = label;
}

void FieldRows::setVisible(QWidget* field, bool isVisible)
{
    const auto cell = m_cells.find(field);
    QWidget* whole = cell == m_cells.end() ? field : cell->second;
    whole->setVisible(isVisible);
    m_captions.at(whole)->setVisible(isVisible);
}

QComboBox* FieldRows::addChoice(const QString& name, const QString& caption)
{
    auto* box = new QComboBox(m_form);
    // The longest choice is a sentence: it must not widen the dialog.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(shortestChoice);
    box->setObjectName(name);
    box->setAccessibleName(caption);
    add(caption, box);
    return box;
}

QLineEdit* FieldRows::addText(const TextField& field)
{
    auto* cell = new QWidget(m_form);
    auto* edit = new QLineEdit(cell);
    edit->setObjectName(field.name);
    edit->setAccessibleName(field.caption);
    edit->setPlaceholderText(field.placeholder);
    auto* problem = new PlainLabel(cell);
    problem->setWordWrap(true);
    problem->hide();
    auto* grid = new QGridLayout(cell);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(theme::space::tight);
    grid->setColumnStretch(0, 1);
    grid->addWidget(edit, 0, 0);
    grid->addWidget(problem, 1, 0, 1, 2);
    if (field.isFile)
        grid->addWidget(browseButton(edit, field.caption), 0, 1);
    add(field.caption, cell);
    m_cells[edit] = cell;
    m_problemLines[edit] = problem;
    return edit;
}

QPushButton* FieldRows::browseButton(QLineEdit* edit, const QString& title)
{
    auto* browse = new QPushButton(tr("Browse…"), edit->parentWidget());
    browse->setAutoDefault(false);
    QObject::connect(browse, &QPushButton::clicked, edit, [edit, title] {
        auto* dialog = new QFileDialog(edit, title, edit->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        QObject::connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    return browse;
}

} // namespace widgets
