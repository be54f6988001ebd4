@echo off
rem The way in on Windows. Finds a JDK 25, builds the launcher when it is missing or older than its sources, and hands over.
setlocal EnableExtensions EnableDelayedExpansion
set "caller=%CD%"
cd /d "%~dp0"
set "project=%CD%"
set "command=%~1"
if "%command%"=="" set "command=help"

if "%command%"=="help" ( type launcher\src\main\resources\help.txt & exit /b 0 )
if "%command%"=="--help" ( type launcher\src\main\resources\help.txt & exit /b 0 )
for %%a in (%2 %3 %4 %5 %6 %7 %8 %9) do (
    set "help="
    if "%%~a"=="-h" set "help=yes"
    if "%%~a"=="--help" set "help=yes"
    if defined help if exist "launcher\src\main\resources\help\%command%.txt" ( type "launcher\src\main\resources\help\%command%.txt" & exit /b 0 )
)
if "%command%"=="explain" (
    if exist "launcher\src\main\resources\errors\%~2.md" ( type "launcher\src\main\resources\errors\%~2.md" & exit /b 0 )
    echo There is no code "%~2".>&2
    exit /b 2
)
set "known="
for %%c in (up down status token logs dead-letters keys test bench doctor reset) do if "%command%"=="%%c" set "known=yes"
if not defined known (
    echo There is no command "%command%".>&2
    type launcher\src\main\resources\help.txt >&2
    exit /b 2
)
set "goals=verify"
if "%command%"=="test" if "%~2"=="faults" (
    set "properties="
    call :fault_options %*
    if errorlevel 1 (
        echo Usage: backroad test faults [--seconds N] [--seed N] [--against-defaults]>&2
        exit /b 2
    )
    set "goals=verify --projects fault-tests --also-make -Dtest=dev/backroad/faults/**/*Tests -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true -Dcyclonedx.skip=true -Djacoco.skip=true -Dbackroad.faults=all !properties!"
)
if "%command%"=="bench" (
    if not "%~2"=="events" (
        echo Usage: backroad bench events>&2
        exit /b 2
    )
    set "goals=verify --quiet --projects benchmarks --also-make -Dtest=dev/backroad/benchmarks/**/*Tests -Dsurefire.failIfNoSpecifiedTests=false -Dbackroad.bench=events"
)

set "java_home="
if defined BACKROAD_JAVA_HOME (
    call :try "%BACKROAD_JAVA_HOME%"
) else (
    if defined JAVA_HOME call :try "%JAVA_HOME%"
    for %%d in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java") do (
        if exist "%%~d" for /d %%j in ("%%~d\*") do if not defined java_home call :try "%%~j"
    )
)
if not defined java_home (
    echo There is no JDK 25 on this machine.>&2
    echo Backroad is written for Java 25; it looked at JAVA_HOME and the usual places.>&2
    echo Run:  install a JDK 25 ^(for example Temurin^), or set BACKROAD_JAVA_HOME, then  backroad %command%>&2
    echo More: backroad explain BR-101>&2
    exit /b 3
)
set "JAVA_HOME=%java_home%"
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"

if not "%goals%"=="verify" (
    call :maven || exit /b 3
    call mvn %goals%
    exit /b !ERRORLEVEL!
)
if "%command%"=="test" (
    call :maven || exit /b 3
    for /f "tokens=1,* delims= " %%a in ("%*") do call mvn verify %%b
    exit /b !ERRORLEVEL!
)

set "stale=yes"
if exist launcher\target\launcher-0.1.0.jar if exist launcher\target\lib (
    for /f %%s in ('powershell -NoProfile -Command "$jar=(Get-Item launcher\target\launcher-0.1.0.jar).LastWriteTime; $new=Get-ChildItem -Recurse -File launcher\src\main,launcher\pom.xml,pom.xml ^| Where-Object LastWriteTime -gt $jar ^| Select-Object -First 1; if ($new) {'yes'} else {'no'}"') do set "stale=%%s"
)
if "%stale%"=="yes" (
    call :maven || exit /b 3
    echo Building the launcher ^(the first time, its libraries are downloaded^).>&2
    call mvn --quiet --batch-mode --projects launcher -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true -Djacoco.skip=true package
    if errorlevel 1 (
        echo Maven cannot build the launcher.>&2
        echo Without it nothing is started; what runs is untouched.>&2
        echo Run:  backroad %command%     when the sources are mended>&2
        echo More: backroad explain BR-111>&2
        exit /b 1
    )
)
if not exist .backroad\cache\launcher mkdir .backroad\cache\launcher
copy /y launcher\target\launcher-0.1.0.jar .backroad\cache\launcher\launcher.jar >nul 2>nul
set "class_path=.backroad\cache\launcher\launcher.jar"
for %%n in (picocli postgresql jackson-databind-3 jackson-core-3 jackson-annotations commons-compress commons-io commons-lang3 commons-codec xz) do (
    for %%l in (launcher\target\lib\%%n-*.jar) do set "class_path=!class_path!;%%l"
)
"%java_home%\bin\java" -Xms16m -Xmx96m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED "-Dbackroad.project=%project%" "-Dbackroad.caller=%caller%" -Dbackroad.terminals=012 -cp "%class_path%" dev.backroad.launcher.Main %*
exit /b %ERRORLEVEL%

:maven
where mvn >nul 2>nul && exit /b 0
echo There is no Maven (mvn) on the PATH.>&2
echo Backroad is built with it.>&2
echo Run:  install Maven 3.8 or newer, then  backroad %command%>&2
echo More: backroad explain BR-103>&2
exit /b 1

:fault_options
shift
shift
:fault_option
if "%~1"=="" exit /b 0
if "%~1"=="--against-defaults" (
    set "properties=!properties! -Dbackroad.faults.against-defaults=true"
    shift
    goto fault_option
)
set "property="
if "%~1"=="--seconds" set "property=seconds"
if "%~1"=="--seed" set "property=seed"
if not defined property exit /b 2
echo(%~2|findstr /r /x "[1-9][0-9]*" >nul || exit /b 2
set "properties=!properties! -Dbackroad.faults.%property%=%~2"
shift
shift
goto fault_option

:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    for /f "tokens=1 delims=." %%m in ("%%~v") do if %%m GEQ 25 set "java_home=%~1"
)
exit /b 0
