<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic to the new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment Console %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment history, live detail, and commands that can be trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: GPL-3.0-or-later. Built with Qt %1 and Qt Charts, simdjson, nlohmann/json, spdlog, QtKeychain and zlib.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the selected deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous match in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of a deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in UTC or local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Freshness</name>
    <message>
        <source>the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Next attempt in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogPattern</name>
    <message>
        <source>%1 (at character %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were damaged. They are kept as %1; the defaults are in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings cannot be saved in %1 (%2). What you change lasts until you close the console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record can&apos;t be read (line %1, column %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field %1 is missing or wrong (line %2, column %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field stands here twice; the last one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is not an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nested deeper than %1 levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points are not in the order of time; they are shown sorted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end lies before the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The traffic of both environments does not add up to 100 percent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 further problems of this record are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The required field is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year can&apos;t be right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment is finished, but its end time is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON ends too early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not valid UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of range: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has an escape that stands for no character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not between 0 and 100 percent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a time as text (RFC 3339).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a time of RFC 3339 with its offset: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a JSON value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no log file in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in the middle of a record; it may still be being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record in the file can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a pipe or a device, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has not been read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is not where it was; the file has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write to %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no deployment %1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: it is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The temporary copy can&apos;t be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is %1; only UTF-8 can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gzip data is damaged or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record before has the same id; this later one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows the end of the deployments is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a comma too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comma is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is longer than 4 GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text ends inside this deployment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text ends before the list is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no deployments in it: it is neither a deployment nor a list of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of an endpoint; it must begin with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address holds a user name or a password; give them as credentials instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of an endpoint has no query and no fragment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the header for the secret is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials are not sent over plain http to another machine. Use https, or allow it for this connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A deployment with this ID cannot be addressed on a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1 with the credentials is not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the credentials cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the credentials can be read by others; set its mode to 0600: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the credentials is empty: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring has no entry named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system keyring is not available or locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The endpoint asks for credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credentials hold characters that cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent an event that is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server ended the stream of events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with trusted authorities cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request holds characters that cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends requests on to another address (%1), which is not followed. Use that address if you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept the credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not permit this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no such thing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for fewer requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not available at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server says (status %1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with a page for people, not with data. Is the address that of the API, and is no log-in page in between?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The response is too large and was not read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server at %1 did not answer within %2 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2 If it is the right one, add its authority to the connection. SHA-256 fingerprint: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy on the way to %1 does not let through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at %1 is not an HTTP server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete response: the connection to %1 was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was lost before an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal of commands cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal of commands was written by a newer version of this program: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of deployments goes on at another server, or in a circle; it was not read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete response: the data end in the middle of a record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for credentials first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credentials do not permit commands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file takes no commands. Open a server instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::DetailController</name>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deployment is gone from the source. What you see is the last that was known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.log *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file takes no commands.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::ExportController</name>
    <message>
        <source>Export deployments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::ListController</name>
    <message>
        <source>Problems in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message>
        <source>Deployment Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demonstration could not be written to the cache folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Deployment Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployments (*.json *.ndjson *.jsonl *.gz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::RecentFiles</name>
    <message>
        <source>No files yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::SaveController</name>
    <message>
        <source>Writing %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::CommandTexts</name>
    <message>
        <source>Production</source>
        <comment>safety level</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>safety level</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can&apos;t be chosen</source>
        <comment>of a rollback target</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known bad</source>
        <comment>of a rollback target</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>succeeded</source>
        <comment>of a rollback target</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that you have seen what changed</source>
        <comment>still missing: …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the version to roll back to</source>
        <comment>still missing: …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reason</source>
        <comment>still missing: …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the typed confirmation</source>
        <comment>still missing: …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier version succeeded in this environment, so there is nothing to roll back to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still missing: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blue</source>
        <comment>side of the resources</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <comment>side of the resources</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>image and its side</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause %1</source>
        <comment>a deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume %1</source>
        <comment>a deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back %1</source>
        <comment>a deployment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken out of service. Choose the version that takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken out of service, %2 takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken out of service, %2 takes its place. It is still deployed on the other side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken out of service, %2 takes its place. The other side runs %3 now, so %2 has to be brought up first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment of %1 stops where it is until somebody resumes it. Nothing is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployment of %1 goes on from where it was paused, up to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No traffic moves: %1 keeps %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3 of the traffic by the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3 of the traffic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::ConnectionRules</name>
    <message>
        <source>Give the connection a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another connection has this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the address, such as https://deploy.example.com/api/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No user or password in the address: it is shown and kept in clear. Use the credentials below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https:// or http:// and be valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address names no host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No “?” or “#” in the address: paths are appended to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http: anybody on the way can read and change what is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http: the secret goes over the network unencrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http: credentials are not sent to this address unless you allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the user&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user&apos;s name can&apos;t hold a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the name of the header field, such as X-API-Key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header field&apos;s name is made of letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console sets this header field itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the name of an environment variable, such as DEPLOY_TOKEN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of a file, from the root.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::ConnectionTexts</name>
    <message>
        <source>Grey</source>
        <comment>colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <comment>colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <comment>colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <comment>colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <comment>colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <comment>colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <comment>colour</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::FacetModel</name>
    <message>
        <source>(empty)</source>
        <comment>a value to filter by</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::HistoryModel</name>
    <message>
        <source>Details</source>
        <comment>action</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Something is wrong with this record: see the problems.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::JournalModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading: person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>heading: what the server said</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::JournalTexts</name>
    <message>
        <source>Outcome unknown</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted, waiting</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>command</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::ProblemsModel</name>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::RollbackTargetsModel</name>
    <message>
        <source>Was running before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known bad: failed here on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployed</source>
        <comment>heading: date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading: person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <comment>heading: how often</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <comment>heading</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::StepsModel</name>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current traffic: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course</source>
        <comment>how the steps lie in time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models::Texts</name>
    <message>
        <source>Pending</source>
        <comment>status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <comment>status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed, rolled back</source>
        <comment>status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>step status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>step status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>step status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>step status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue/green</source>
        <comment>strategy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canary</source>
        <comment>strategy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling</source>
        <comment>strategy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All at once</source>
        <comment>strategy</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End time</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executor</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current step</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record %1</source>
        <comment>place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1</source>
        <comment>place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column %1</source>
        <comment>place in a file</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ChoiceButton</name>
    <message>
        <source>%1 and %2 more</source>
        <comment>chosen values</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::DetailPage</name>
    <message>
        <source>Refresh this deployment (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw JSON of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All on one page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw JSON - %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment details - %1 %2</source>
        <comment>version, environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log at this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step is marked as failed; the last one at work was “%1” (%2)</source>
        <comment>step, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed at step “%1” (%2)</source>
        <comment>step, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::EmptyMessage</name>
    <message>
        <source>No deployments are open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file or connect to an endpoint; or drop a file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln deployment(s); the newest is of %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The chosen time range lets nothing through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time range “%1” lets nothing through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search for “%1” finds nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen environments have nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deployment has the chosen status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deployment passes the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing passes all parts of it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the whole filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployments could not be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no deployments yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source was read and has none. New ones appear here by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::EnvironmentCard</name>
    <message>
        <source>Blue environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has no blue environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has no green environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old version %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ExportDialog</name>
    <message>
        <source>Export deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, order and columns are as on screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as UTF-8 for spreadsheets (byte order mark)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw: leave cells that look like formulas as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise a text that begins like a formula (=, +, -, @) gets an apostrophe in front, so that a spreadsheet shows it and does not run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %Ln deployment(s) shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only the selection (nothing is selected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, for spreadsheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::FilterBar</name>
    <message>
        <source>All environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in ID, version, environment, executor, step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::HistoryTable</name>
    <message>
        <source>Deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::InfoPanel</name>
    <message>
        <source>Current status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in this record</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>problem, place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Copied the basic information</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ListPage</name>
    <message>
        <source>Deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes now (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is shown to a file (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>shown of all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export selection…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::LoadBar</name>
    <message>
        <source>Progress of loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Loading… %Ln deployment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LogPanel</name>
    <message>
        <source>Search the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the lines shown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View full log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <comment>that match</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, %n line(s) too long for this expression</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No lines are selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These lines are too many for the clipboard; save them to a file instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copied %n line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Log entry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (%1 in all, Enter shows more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::MetricChartView</name>
    <message>
        <source>No values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest %1, highest %2, last %3 at %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::MetricsPanel</name>
    <message>
        <source>Request success rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average response time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last %1, lowest %2, highest %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in %1</source>
        <comment>a time zone</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::PercentBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong in the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open the deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ProgressPanel</name>
    <message>
        <source>The record has no steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current step: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copied %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ResourcesPanel</name>
    <message>
        <source>The traffic of both environments adds up to %1, not to 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::TextDialog</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is long (%1): only a part of it is shown. Copy all takes the whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::TimeChooser</name>
    <message>
        <source>All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From – to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::TrafficBar</name>
    <message>
        <source>Traffic split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ViewsButton</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or delete views…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of this view (a name that is taken is replaced):</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ViewsDialog</name>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
