// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <map>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QWidget;

namespace widgets {

class PlainLabel;

/// What is entered as one line of text.
struct TextField {
    QString name; ///< of the control
    QString caption;
    QString placeholder = {};
    bool isFile = false; ///< can be looked for
};

/// Captions and fields as rows of a form's grid. A row is shown and hidden as one; below a field
/// for text there is a line for what is wrong with it.
class FieldRows {
    Q_DECLARE_TR_FUNCTIONS(widgets::FieldRows)

public:
    /// The rows' widgets belong to the form.
    FieldRows(QWidget* form, QGridLayout* grid);

    QComboBox* addChoice(const QString& name, const QString& caption);
    QLineEdit* addText(const TextField& field);
    void add(const QString& caption, QWidget* field);
    void setVisible(QWidget* field, bool isVisible);
    /// Hidden, until it is given a text and shown.
    [[nodiscard]] PlainLabel* problemLine(QLineEdit* edit) const { return m_problemLines.at(edit); }

private:
    [[nodiscard]] static QPushButton* browseButton(QLineEdit* edit, const QString& title);

    QWidget* m_form;
    QGridLayout* m_grid;
    std::map<QWidget*, QWidget*> m_cells; ///< of those that share theirs with others
    std::map<QWidget*, PlainLabel*> m_captions;
    std::map<QLineEdit*, PlainLabel*> m_problemLines;
};

} // namespace widgets
