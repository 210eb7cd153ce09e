<SUBMISSION>
<ACCESSION-NUMBER>0009999901-24-000017
<TYPE>8-K
<FILING-DATE>20240122
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>OSPREY FELL ENERGY STORAGE CORP.
<CIK>0009999901
</COMPANY-DATA>
<FILING-VALUES>
<FILE-NUMBER>001-99999
</FILING-VALUES>
</FILER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>osprey-8k.htm
<DESCRIPTION>CURRENT REPORT
<TEXT>
<html><body><p>On January 22, 2024, Osprey Fell Energy Storage Corp. terminated the Sales Agreement, dated August 12, 2022, with Wexley Thorne &amp; Co.</p>
<table><tr><th>Title</th><th>Symbol</th></tr><tr><td>Common Stock</td><td>OSPF</td></tr><tr><td>Rights</td><td>OSPFR</td></tr></table>
</body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<FILENAME>ex99.txt
<TEXT>
<PAGE>
PRESS RELEASE: the Company sold 1,204,377 shares for $14.3 million.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<FILENAME>logo.jpg
<TEXT>
begin 644 logo.jpg
M_]C_X``02D9)1@`!`0$`8`!@``#_VP!#``@&!@<&!0@'!P<)"0@*#!0-#`L+
end
</TEXT>
</DOCUMENT>
</SUBMISSION>
